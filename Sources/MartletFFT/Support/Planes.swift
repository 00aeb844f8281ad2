import MartletCore

/// Parts of an array, of its last axes, that fit into a processor's own cache: transforms along several of these axes go
/// through a part one after the other, and so through memory once.
struct Planes {
    /// How many axes lie before those of a part, and so count parts.
    let outer: Int
    /// How many of the transforms stay within a part.
    let passes: Int

    /// - Parameters:
    ///   - shape: the lengths of the axes.
    ///   - size: bytes of an element.
    ///   - axes: those that are transformed, in the order of doing.
    /// - Returns: `nil` where nothing is to be had: the whole fits, or no two transforms stay within a part.
    init?(_ shape: Shape, size: Int, axes: Shape) {
        guard axes.count > 1, shape.elementCount > Self.room / size else { return nil }
        var outer = shape.count, elements = 1
        while outer > 0, elements * shape[outer - 1] <= Self.room / size {
            outer -= 1
            elements *= shape[outer]
        }
        passes = axes.prefix { $0 >= outer }.count
        guard passes > 1 else { return nil }
        self.outer = outer
    }

    /// Half a megabyte: half of many processors' second-level caches.
    private static var room: Int { 1 << 19 }
}

extension Elements {
    /// The first part beyond so many axes.
    func part(beyond axes: Int) -> Elements {
        var result = self
        result.shape = Shape(shape.dropFirst(axes))
        result.strides = Shape(strides.dropFirst(axes))
        return result
    }

    /// The address of part number `i` beyond the first axes, whose lengths are `counts`.
    func part(_ i: Int, of counts: Shape) -> UnsafeMutableRawPointer {
        var place = 0, rest = i
        for axis in counts.indices.reversed() {
            let (quotient, index) = rest.quotientAndRemainder(dividingBy: counts[axis])
            place += index * strides[axis]
            rest = quotient
        }
        return start + place * size
    }
}
