/// `mt_value` of `martlet.h`, field by field: 48 bytes, the union as three words.
struct Record: BitwiseCopyable {
    var kind: Int32 = 0
    var dtype: Int32 = 0
    var count: Int = 0
    var owner: UnsafeMutableRawPointer?
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    func address(_ word: UInt64) -> UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: UInt(word)) }
}

/// `mt_kind`.
enum Kind: Int32 {
    case none, bool, int, real, complex, string, list, tuple, dict, array, handle, error, absent
}
