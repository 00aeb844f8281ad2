import MartletCore

/// What the header of a `.npy` file says.
///
/// - SeeAlso: R. Kern, NEP 1: *A simple file format for NumPy arrays*.
struct NpyHeader {
    let dtype: DType
    let isBigEndian: Bool
    let isColumnMajor: Bool
    let shape: Shape
    /// Where the elements begin, counted from the magic number.
    let length: Int

    static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    /// Longer ones are not read, as NumPy does not read them.
    private static let longest = 10_000
    /// The most axes that NumPy's arrays have.
    private static let mostAxes = 64

    /// The header at `start` of the source.
    init(_ source: Source, at start: Int) throws(MartletError) {
        let magic = try source.bytes("the magic number", at: start, 8)
        guard magic.starts(with: Self.magic) else {
            if magic.starts(with: [0x50, 0x4B, 3, 4]) || magic.starts(with: [0x50, 0x4B, 5, 6]) {
                throw source.failure("is an archive of arrays; read it with loadz")
            }
            if magic[0] == 0x80 { throw source.failure("is a pickled Python object, which is not read") }
            throw source.failure("is no .npy file: it begins with \(magic[..<6].map { String($0, radix: 16) })")
        }
        let version = (magic[6], magic[7])
        guard 1...3 ~= version.0, version.1 == 0 else {
            throw source.failure("is of version \(version.0).\(version.1), but 1.0, 2.0 and 3.0 are known")
        }
        let size = version.0 == 1 ? 2 : 4
        let count = Int(try source.bytes("the header's length", at: start + 8, size).integer())
        if count > Self.longest {
            throw source.failure("has a header of \(count) bytes, but \(Self.longest) is the most")
        }
        let bytes = try source.bytes("the header", at: start + 8 + size, count)
        length = 8 + size + count
        let text: [Unicode.Scalar] =
            version.0 == 3
            ? Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) : bytes.map { Unicode.Scalar($0) }
        guard case .dictionary(let pairs) = PythonLiteral(text) else {
            throw source.failure("has a header that is no Python dictionary of literals")
        }
        func value(_ key: String) -> PythonLiteral? { pairs.first { $0.key == .string(key) }?.value }
        guard pairs.count == 3, let type = value("descr"), let order = value("fortran_order"),
            let lengths = value("shape")
        else { throw source.failure("has a header without the three keys descr, fortran_order and shape") }
        guard case .bool(let isColumnMajor) = order else {
            throw source.failure("has a fortran_order that is neither True nor False")
        }
        self.isColumnMajor = isColumnMajor
        guard case .tuple(let items) = lengths else { throw source.failure("has a shape that is no tuple") }
        if items.count > Self.mostAxes {
            throw source.failure("has \(items.count) axes, but \(Self.mostAxes) are the most")
        }
        var shape = Shape()
        for item in items {
            guard case .integer(let length) = item, length >= 0 else {
                throw source.failure("has a shape that is not made of lengths of at least 0 below 2^63")
            }
            shape.append(length)
        }
        self.shape = shape
        (dtype, isBigEndian) = try Self.type(type, source)
    }

    private static func type(_ type: PythonLiteral, _ source: Source) throws(MartletError) -> (DType, Bool) {
        func refused(_ what: String) -> MartletError { source.failure("holds \(what), which no array here can hold") }
        switch type {
        case .string(let name):
            var code = name[...]
            let order = code.first.flatMap { "<>|=".contains($0) ? $0 : nil }
            if order != nil { code = code.dropFirst() }
            if let dtype = Self.codes[String(code)] ?? DType(name: String(code)) {
                #if _endian(big)
                    let isBigEndian = order == ">" || order == nil || order == "="
                #else
                    let isBigEndian = order == ">"
                #endif
                if dtype.scalarType == nil { throw refused("\(dtype) on this platform") }
                return (dtype, isBigEndian)
            }
            switch code.first {
            case "O": throw refused("Python objects ('\(name)')")
            case "S", "a", "U": throw refused("texts ('\(name)')")
            case "V": throw refused("raw bytes ('\(name)')")
            case "M", "m": throw refused("dates or durations ('\(name)')")
            case "f", "g", "c", "G": throw refused("numbers of extended precision ('\(name)')")
            default: throw source.failure("holds elements of an unknown type '\(name.prefix(40))'")
            }
        case .list(let fields):
            let names = fields.map { field in
                if case .tuple(let parts) = field, case .string(let name)? = parts.first { return "'\(name)'" }
                return "?"
            }
            throw refused("a structured type with the fields \(names.prefix(20).joined(separator: ", "))")
        default: throw source.failure("has a descr that is neither a text nor a list of fields")
        }
    }

    private static let codes: [String: DType] = [
        "b1": .bool, "?": .bool, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64, "u1": .uint8, "u2": .uint16,
        "u4": .uint32, "u8": .uint64, "f2": .float16, "f4": .float32, "f8": .float64, "c8": .complex64,
        "c16": .complex128,
    ]

    /// The header of an array as NumPy writes it, byte for byte.
    static func bytes(_ dtype: DType, isColumnMajor: Bool, _ shape: Shape) -> [UInt8] {
        let code = codes.first { $0.value == dtype && $0.key != "?" }!.key
        let lengths = shape.map { "\($0)" }
        let tuple = lengths.count == 1 ? "(\(lengths[0]),)" : "(\(lengths.joined(separator: ", ")))"
        var text = "{'descr': '\(dtype.itemSize == 1 ? "|" : "<")\(code)', "
        text += "'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': \(tuple), }"
        // Room for the axis along which elements may be appended to grow to 21 digits.
        if let growing = isColumnMajor ? lengths.last : lengths.first {
            text += String(repeating: " ", count: max(0, 21 - growing.count))
        }
        let size = text.utf8.count + 1 + 64 > Int(UInt16.max) ? 4 : 2
        let fill = 64 - (8 + size + text.utf8.count + 1) % 64
        text += String(repeating: " ", count: fill) + "\n"
        var bytes = magic + [size == 2 ? 1 : 2, 0]
        bytes.append(text.utf8.count, size: size)
        return bytes + Array(text.utf8)
    }
}
