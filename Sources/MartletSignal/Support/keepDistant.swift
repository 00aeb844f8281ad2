import MartletCore

/// Which peaks remain, as places in the list, when from the highest down and among equals from the last, each removes
/// those nearer to it than `distance`.
///
/// Peaks on either side of a gap as wide as that do not know of each other, so the list is cut there into pieces, which
/// are shared among threads.
func keepDistant<T: RealScalar>(
    _ peaks: [Int], _ heights: [T], distance: Int, _ parallelism: Parallelism
) -> [Int] {
    let distance = min(distance, Int.max / 4)  // far beyond any signal, and sums of it do not overflow
    var cuts = [0]
    for start in stride(from: 512, to: peaks.count, by: 512) where start > cuts.last! {
        var cut = start
        while cut < peaks.count, peaks[cut] - peaks[cut - 1] < distance { cut += 1 }
        if cut < peaks.count { cuts.append(cut) }
    }
    cuts.append(peaks.count)
    var kept = [[Int]](repeating: [], count: cuts.count - 1)
    kept.withUnsafeMutableBufferPointer { kept in
        nonisolated(unsafe) let kept = kept
        let cuts = cuts
        parallelism.forEach(kept.count) { kept[$0] = settle(cuts[$0]..<cuts[$0 + 1], peaks, heights, distance) }
    }
    return kept.flatMap { $0 }
}

/// The peaks among `range` that remain, ascending.
///
/// A peak with no higher one nearer than `distance` remains, and those near it do not.  A few rounds of this decide
/// nearly all; where they do not, as on a long slope of ever higher peaks, the rest is decided in the order of heights.
@specialized(where T == Double)
@specialized(where T == Float)
private func settle<T: RealScalar>(_ range: Range<Int>, _ peaks: [Int], _ heights: [T], _ distance: Int) -> [Int] {
    let count = range.count
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * count + 1) { room in
        let open = room.baseAddress!, stack = open + count, isTopped = stack + count
        for k in 0..<count { open[k] = k }
        var left = count, work = 0, kept: [Int] = []
        peaks.withUnsafeBufferPointer { peaks in
            heights.withUnsafeBufferPointer { heights in
                guard let p = peaks.baseAddress, let h = heights.baseAddress else { return }
                let places = p + range.lowerBound, heights = h + range.lowerBound
                while left > 0, work <= 16 * count {
                    work += left
                    findTopped(open, left, places, heights, distance, stack, isTopped)
                    left = dropDecided(open, left, places, distance, isTopped, &kept)
                }
            }
        }
        kept = kept.map { $0 + range.lowerBound }
        if left > 0 {
            kept += inOrderOfHeight((0..<left).map { range.lowerBound + open[$0] }, peaks, heights, distance)
        }
        return kept.ascending()
    }
}

/// Notes which of the peaks `open` have a higher one, or an equal one behind them, nearer than `distance`.
///
/// The stack holds the peaks so far that nothing after them has topped, so below its top lies the nearest higher one.
@specialized(where T == Double)
@specialized(where T == Float)
private func findTopped<T: RealScalar>(
    _ open: UnsafePointer<Int>, _ count: Int, _ places: UnsafePointer<Int>, _ heights: UnsafePointer<T>,
    _ distance: Int, _ stack: UnsafeMutablePointer<Int>, _ isTopped: UnsafeMutablePointer<Int>
) {
    var depth = 0
    for j in 0..<count {
        let k = open[j], place = places[k], height = heights[k]
        isTopped[k] = 0
        while depth > 0 {
            let top = stack[depth - 1], isNear = place - places[top] < distance ? 1 : 0
            if heights[top] > height {
                isTopped[k] = isNear
                break
            }
            isTopped[top] |= isNear
            depth -= 1
        }
        stack[depth] = k
        depth += 1
    }
}

/// Moves those that nothing tops to `kept`, and leaves in `open` those that are not near any of them; how many.
private func dropDecided(
    _ open: UnsafeMutablePointer<Int>, _ count: Int, _ places: UnsafePointer<Int>, _ distance: Int,
    _ isTopped: UnsafePointer<Int>, _ kept: inout [Int]
) -> Int {
    // No place is so near to these, which stand for none.
    let far = Int.max / 2
    var next = 0, before = -far, after = -far, left = 0
    for j in 0..<count {
        let k = open[j], place = places[k]
        if after < place {
            while next < count, isTopped[open[next]] != 0 || next < j { next += 1 }
            after = next < count ? places[open[next]] : far
        }
        if isTopped[k] == 0 {
            kept.append(k)
            before = place
        } else if after - place >= distance, place - before >= distance {
            open[left] = k
            left += 1
        }
    }
    return left
}

private func inOrderOfHeight<T: RealScalar>(
    _ open: [Int], _ peaks: [Int], _ heights: [T], _ distance: Int
) -> [Int] {
    var isOpen = [Bool](repeating: true, count: open.count), kept: [Int] = []
    for j in ascendingOrder(open.map { heights[$0] }).reversed() where isOpen[j] {
        kept.append(open[j])
        var k = j - 1
        while k >= 0, peaks[open[j]] - peaks[open[k]] < distance { isOpen[k] = false; k -= 1 }
        k = j + 1
        while k < open.count, peaks[open[k]] - peaks[open[j]] < distance { isOpen[k] = false; k += 1 }
    }
    return kept
}
