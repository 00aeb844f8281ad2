import MartletCore

/// The places of the values in ascending order, equal ones in theirs; no value may be NaN.
@specialized(where T == Double)
@specialized(where T == Float)
func ascendingOrder<T: RealScalar>(_ values: [T]) -> [Int] {
    // The bits of a double, with all of them turned when negative and else the first, are ordered as the numbers are.
    let keys = values.map { value -> UInt64 in
        let bits = (Double(value) + 0).bitPattern  // −0 + 0 is 0
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }
    return ascendingOrder(keys: keys)
}

/// Long lists are sorted by their bits, eight at a time from the lowest, leaving out the bytes in which all agree.
@inline(never)
private func ascendingOrder(keys: [UInt64]) -> [Int] {
    if keys.count < 256 { return sortedPlaces(keys.count) { keys[$0] < keys[$1] } }
    var keys = keys, order = Array(keys.indices), otherKeys = keys, otherOrder = order
    for byte in 0..<8 {
        var starts = [Int](repeating: 0, count: 257)
        for key in keys { starts[Int(truncatingIfNeeded: key >> (8 * UInt64(byte)) & 255) + 1] += 1 }
        if starts.contains(keys.count) { continue }
        for digit in 1..<257 { starts[digit] += starts[digit - 1] }
        otherKeys.withUnsafeMutableBufferPointer { otherKeys in
            otherOrder.withUnsafeMutableBufferPointer { otherOrder in
                starts.withUnsafeMutableBufferPointer { starts in
                    for (key, place) in zip(keys, order) {
                        let digit = Int(truncatingIfNeeded: key >> (8 * UInt64(byte)) & 255), at = starts[digit]
                        otherKeys[at] = key
                        otherOrder[at] = place
                        starts[digit] = at + 1
                    }
                }
            }
        }
        swap(&keys, &otherKeys)
        swap(&order, &otherOrder)
    }
    return order
}
