import CMartletKernels
public import MartletCore

// Sorting of runs by digits, least significant first: a key is an unsigned integer whose order is the elements' own, and
// a pass over a digit is stable, so after the last digit the whole is.  Digits that all keys share cost no pass.  Short runs
// are sorted by insertion.  (D. E. Knuth, The Art of Computer Programming, vol. 3, 5.2.5.)
// Where nothing goes with the elements and the processor has vectors wide enough, a kernel sorts them.

/// An element type that is sorted by an unsigned key.
public protocol SortableScalar: OrderedScalar {
    associatedtype Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable
    /// A number in the order of the elements; NaN comes last, −0 and +0 are equal.
    var sortKey: Key { get }
    /// The same, but −0 comes before +0 and NaNs are told apart by their bits, so that the element can be had back.
    var orderedBits: Key { get }
    init(orderedBits: Key)
}

extension SortableScalar where Self: FixedWidthInteger {
    public var orderedBits: Key { sortKey }
    public init(orderedBits: Key) {
        let bits = Self.isSigned ? orderedBits ^ (1 << (Key.bitWidth - 1)) : orderedBits
        self.init(truncatingIfNeeded: bits)
    }
}

extension IntegerScalar where Self: SignedInteger {
    fileprivate static func flipped<K: FixedWidthInteger>(_ bits: K) -> K { bits ^ (1 << (K.bitWidth - 1)) }
}

extension Int8: SortableScalar { public var sortKey: UInt8 { Self.flipped(UInt8(bitPattern: self)) } }
extension Int16: SortableScalar { public var sortKey: UInt16 { Self.flipped(UInt16(bitPattern: self)) } }
extension Int32: SortableScalar { public var sortKey: UInt32 { Self.flipped(UInt32(bitPattern: self)) } }
extension Int64: SortableScalar { public var sortKey: UInt64 { Self.flipped(UInt64(bitPattern: self)) } }
extension Int: SortableScalar { public var sortKey: UInt64 { Self.flipped(UInt64(bitPattern: Int64(self))) } }
extension UInt8: SortableScalar { public var sortKey: UInt8 { self } }
extension UInt16: SortableScalar { public var sortKey: UInt16 { self } }
extension UInt32: SortableScalar { public var sortKey: UInt32 { self } }
extension UInt64: SortableScalar { public var sortKey: UInt64 { self } }
extension UInt: SortableScalar { public var sortKey: UInt64 { UInt64(self) } }

extension Float: SortableScalar {
    public var sortKey: UInt32 {
        if isNaN { return .max }
        let bits = (self + 0).bitPattern  // −0 becomes +0
        return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    public var orderedBits: UInt32 {
        let bits = bitPattern
        // A NaN of negative sign becomes one of positive sign, and so the last.
        return isNaN || bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    public init(orderedBits: UInt32) {
        self.init(bitPattern: orderedBits >> 31 == 0 ? ~orderedBits : orderedBits ^ 1 << 31)
    }
}

extension Double: SortableScalar {
    public var sortKey: UInt64 {
        if isNaN { return .max }
        let bits = (self + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    public var orderedBits: UInt64 {
        let bits = bitPattern
        // A NaN of negative sign becomes one of positive sign, and so the last.
        return isNaN || bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    public init(orderedBits: UInt64) {
        self.init(bitPattern: orderedBits >> 63 == 0 ? ~orderedBits : orderedBits ^ 1 << 63)
    }
}

private let shortRun = 48
private let digitBits = 11

/// The places that the elements of a run take when sorted: `order[k]` is the position of the k-th smallest; stable.
func sortedOrder<T: SortableScalar>(
    _ x: UnsafePointer<T>, _ n: Int, _ order: UnsafeMutablePointer<Int>
) {
    withUnsafeTemporaryAllocation(of: T.Key.self, capacity: 2 * n) { keys in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: n) { spare in
            let first = keys.baseAddress!
            for i in 0..<n {
                (first + i).initialize(to: x[i].sortKey)
                (order + i).initialize(to: i)
            }
            sortPairs(first, first + n, order, spare.baseAddress!, n)
        }
    }
}

/// Sorts keys and what goes with them; `spareKeys` and `spare` are scratch of the same size.
@specialized(where K == UInt64)
@specialized(where K == UInt32)
func sortPairs<K: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ keys: UnsafeMutablePointer<K>, _ spareKeys: UnsafeMutablePointer<K>, _ values: UnsafeMutablePointer<Int>,
    _ spare: UnsafeMutablePointer<Int>, _ n: Int
) {
    if n <= shortRun {
        for i in 1..<max(1, n) {
            let key = keys[i], value = values[i]
            var k = i
            while k > 0, keys[k - 1] > key {
                keys[k] = keys[k - 1]
                values[k] = values[k - 1]
                k -= 1
            }
            keys[k] = key
            values[k] = value
        }
        return
    }
    var (from, to, valuesFrom, valuesTo) = (keys, spareKeys, values, spare)
    forEachDigit(keys, n) { starts, shift, mask in
        for i in 0..<n {
            let key = from[i], digit = Int(truncatingIfNeeded: key &>> K(shift)) & mask
            let place = starts[digit]
            starts[digit] = place &+ 1
            to[place] = key
            valuesTo[place] = valuesFrom[i]
        }
        swap(&from, &to)
        swap(&valuesFrom, &valuesTo)
    }
    if from != keys {
        keys.update(from: from, count: n)
        values.update(from: valuesFrom, count: n)
    }
}

/// Sorts a run in place.
func sortRun<T: SortableScalar>(_ x: UnsafeMutablePointer<T>, _ n: Int) {
    if let sort = mt_order_sort(T.dtype.kernel) {
        return sort(n, x, Int32(2 * (Int.bitWidth - n.leadingZeroBitCount)))
    }
    if n <= shortRun {
        for i in 1..<max(1, n) {
            let value = x[i], key = value.orderedBits
            var k = i
            while k > 0, x[k - 1].orderedBits > key {
                x[k] = x[k - 1]
                k -= 1
            }
            x[k] = value
        }
        return
    }
    sortByDigits(x, n)
}

@specialized(where T == Double)
@specialized(where T == Float)
@specialized(where T == Int)
@specialized(where T == Int32)
private func sortByDigits<T: SortableScalar>(_ x: UnsafeMutablePointer<T>, _ n: Int) {
    // An element and its key are of one size, and so share a place.
    let keys = UnsafeMutableRawPointer(x).bindMemory(to: T.Key.self, capacity: n)
    for i in 0..<n { keys[i] = UnsafeRawPointer(keys + i).loadUnaligned(as: T.self).orderedBits }
    withUnsafeTemporaryAllocation(of: T.Key.self, capacity: n) { spare in
        let sorted = sortKeys(keys, spare.baseAddress!, n), y = UnsafeMutableRawPointer(x)
        for i in 0..<n {
            y.storeBytes(of: T(orderedBits: sorted[i]), toByteOffset: i * MemoryLayout<T>.stride, as: T.self)
        }
    }
    _ = UnsafeMutableRawPointer(x).bindMemory(to: T.self, capacity: n)
}

/// Sorts keys, and returns in which of the two places they are.
///
/// First by the highest bits in which they differ, which nearly sorts keys that are spread evenly; insertion puts the
/// last few right.  Where it finds more to do than that, the keys are sorted by all bits.
@specialized(where K == UInt64)
@specialized(where K == UInt32)
@specialized(where K == UInt16)
@specialized(where K == UInt8)
private func sortKeys<K: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ keys: UnsafeMutablePointer<K>, _ spare: UnsafeMutablePointer<K>, _ n: Int
) -> UnsafeMutablePointer<K> {
    var all = K.max, any: K = 0
    for i in 0..<n {
        all &= keys[i]
        any |= keys[i]
    }
    let end = K.bitWidth - (all ^ any).leadingZeroBitCount, start = max(0, end - highDigits * digitBits)
    let nearly = sortKeys(keys, spare, n, bits: start..<end)
    if start == 0 || finishByInsertion(nearly, n) { return nearly }
    return sortKeys(nearly, nearly == keys ? spare : keys, n, bits: 0..<end)
}

/// Digits that are looked at before insertion is tried.
private let highDigits = 3

/// Sorts by some of the bits, least significant digit first.
@inline(__always) private func sortKeys<K: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ keys: UnsafeMutablePointer<K>, _ spare: UnsafeMutablePointer<K>, _ n: Int, bits: Range<Int>
) -> UnsafeMutablePointer<K> {
    let size = 1 << digitBits, mask = size - 1, digits = (bits.count + digitBits - 1) / digitBits
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: size * digits) { space in
        space.initialize(repeating: 0)
        let counts = space.baseAddress!
        for i in 0..<n {
            var key = keys[i] &>> K(truncatingIfNeeded: bits.lowerBound), count = counts
            for _ in 0..<digits {
                count[Int(truncatingIfNeeded: key) & mask] &+= 1
                key >>= K(truncatingIfNeeded: digitBits)
                count += size
            }
        }
        var from = keys, to = spare
        for digit in 0..<digits {
            let starts = counts + size * digit, shift = K(truncatingIfNeeded: bits.lowerBound + digitBits * digit)
            var start = 0
            for value in 0..<size {
                let count = starts[value]
                starts[value] = start
                start &+= count
            }
            let (source, target) = (from, to)
            for i in 0..<n {
                let key = source[i], value = Int(truncatingIfNeeded: key &>> shift) & mask, place = starts[value]
                starts[value] = place &+ 1
                target[place] = key
            }
            swap(&from, &to)
        }
        return from
    }
}

/// Sorts nearly sorted keys; `false`, with work left, when that takes more moves than two for each.
@inline(__always) private func finishByInsertion<K: FixedWidthInteger & BitwiseCopyable>(
    _ keys: UnsafeMutablePointer<K>, _ n: Int
) -> Bool {
    var moves = 2 * n
    for i in 1..<n {
        let key = keys[i]
        if key >= keys[i - 1] { continue }
        var k = i
        repeat {
            keys[k] = keys[k - 1]
            k &-= 1
        } while k > 0 && keys[k - 1] > key && i &- k < moves
        keys[k] = key
        moves &-= i &- k
        if moves <= 0 { return false }
    }
    return true
}

/// For each digit in which the keys differ, from the least significant: where each of its values starts, and the digit.
@inline(__always) private func forEachDigit<K: FixedWidthInteger & UnsignedInteger>(
    _ keys: UnsafePointer<K>, _ n: Int, _ pass: (UnsafeMutablePointer<Int>, Int, Int) -> Void
) {
    let size = 1 << digitBits, mask = size - 1, digits = (K.bitWidth + digitBits - 1) / digitBits
    withUnsafeTemporaryAllocation(of: Int.self, capacity: size * digits) { space in
        space.initialize(repeating: 0)
        let counts = space.baseAddress!
        for i in 0..<n {
            let key = keys[i]
            for digit in 0..<digits {
                counts[digit * size + Int(truncatingIfNeeded: key &>> K(digit * digitBits)) & mask] &+= 1
            }
        }
        for digit in 0..<digits {
            let count = counts + digit * size
            let shared = Int(truncatingIfNeeded: keys[0] &>> K(digit * digitBits)) & mask
            if count[shared] == n { continue }
            var start = 0
            for value in 0..<size {
                let next = start + count[value]
                count[value] = start
                start = next
            }
            pass(count, digit * digitBits, mask)
        }
    }
}
