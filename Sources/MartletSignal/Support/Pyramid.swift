import MartletCore

/// Extremes of a sequence over aligned blocks of 32, 32², … elements, for walking along it in long steps.
///
/// A block with a NaN in it, or with both infinities, has the extremes −∞ and ∞, so that no walk steps over it unseen.
struct Pyramid<T: RealScalar>: Sendable {
    private static var shift: Int { 5 }
    /// For each level, the least and the greatest element of each full block.
    private var lows: [[T]] = []
    private var highs: [[T]] = []
    let count: Int

    init(_ x: UnsafeBufferPointer<T>, _ parallelism: Parallelism) {
        count = x.count
        var blocks = x.count >> Self.shift
        while blocks > 0 {
            var low = [T](repeating: 0, count: blocks), high = low
            low.withUnsafeMutableBufferPointer { low in
                high.withUnsafeMutableBufferPointer { high in
                    nonisolated(unsafe) let (x, low, high) = (x.baseAddress!, low.baseAddress!, high.baseAddress!)
                    if let below = lows.last, let above = highs.last {
                        reduceBlocks(below, above, 0..<blocks, low, high)
                    } else {
                        parallelism.forEachRun(of: blocks, grain: 1 << 8) { blockExtremes(x, $0, low, high) }
                    }
                }
            }
            lows.append(low)
            highs.append(high)
            blocks >>= Self.shift
        }
    }

    /// The largest level on which a block starts (going up) or ends (going down) at element `i`, lies within `range` and
    /// passes `test(least, greatest)`, with the block's place on it; level 0 is the elements themselves.
    @inline(__always)
    func step(
        from i: Int, up: Bool, within range: ClosedRange<Int>, _ test: (T, T) -> Bool
    ) -> (level: Int, place: Int) {
        var level = 0, place = i
        while level < lows.count {
            let size = 1 << ((level + 1) * Self.shift)
            let edge = up ? i : i + 1
            guard edge & (size - 1) == 0 else { break }
            let block = up ? edge / size : edge / size - 1
            guard block >= 0, block < lows[level].count else { break }
            guard up ? block * size + size - 1 <= range.upperBound : block * size >= range.lowerBound else { break }
            guard test(lows[level][block], highs[level][block]) else { break }
            level += 1
            place = block
        }
        return (level, place)
    }

    func size(_ level: Int) -> Int { 1 << (level * Self.shift) }

    func low(_ level: Int, _ place: Int) -> T { lows[level - 1][place] }

    /// The place in the sequence of the first (or last) element equal to the least of a block.
    func placeOfLow(_ x: UnsafeBufferPointer<T>, level: Int, place: Int, first: Bool) -> Int {
        var level = level, place = place
        while level > 0 {
            let least = lows[level - 1][place], start = place << Self.shift
            let children = start..<start + 1 << Self.shift
            func isLeast(_ child: Int) -> Bool { (level == 1 ? x[child] : lows[level - 2][child]) == least }
            place = (first ? children.first(where: isLeast) : children.last(where: isLeast))!
            level -= 1
        }
        return place
    }
}

@specialized(where T == Double)
@specialized(where T == Float)
private func blockExtremes<T: RealScalar>(
    _ x: UnsafePointer<T>, _ blocks: Range<Int>, _ lows: UnsafeMutablePointer<T>, _ highs: UnsafeMutablePointer<T>
) {
    for block in blocks {
        // Four at a time, so that one comparison does not wait for the one before.  The sum of all is NaN if one is.
        let x = x + block * 32
        var (a, b, c, d) = (x[0], x[1], x[2], x[3])
        var (p, q, r, s) = (a, b, c, d), sum = a + b + c + d
        for i in stride(from: 4, to: 32, by: 4) {
            let (e, f, g, h) = (x[i], x[i + 1], x[i + 2], x[i + 3])
            (a, b, c, d) = (e < a ? e : a, f < b ? f : b, g < c ? g : c, h < d ? h : d)
            (p, q, r, s) = (e > p ? e : p, f > q ? f : q, g > r ? g : r, h > s ? h : s)
            sum += (e + f) + (g + h)
        }
        (a, c) = (b < a ? b : a, d < c ? d : c)
        (p, r) = (q > p ? q : p, s > r ? s : r)
        lows[block] = sum != sum ? -.infinity : c < a ? c : a
        highs[block] = sum != sum ? .infinity : r > p ? r : p
    }
}

@specialized(where T == Double)
@specialized(where T == Float)
private func reduceBlocks<T: RealScalar>(
    _ below: [T], _ above: [T], _ blocks: Range<Int>, _ lows: UnsafeMutablePointer<T>, _ highs: UnsafeMutablePointer<T>
) {
    for block in blocks {
        var low = below[block * 32], high = above[block * 32]
        for i in block * 32..<block * 32 + 32 {
            low = below[i] < low ? below[i] : low
            high = above[i] > high ? above[i] : high
        }
        lows[block] = low
        highs[block] = high
    }
}
