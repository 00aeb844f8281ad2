import MartletCore

/// Peaks and their properties while they are being chosen: a column for each property, a row for each peak.
struct Peaks<T: RealScalar> {
    var places: [Int] = []
    var reals: [String: [T]] = [:]
    var integers: [String: [Int]] = [:]

    /// Keeps the rows for which `keep` is true.
    mutating func filter(_ keep: [Bool]) {
        if keep.allSatisfy({ $0 }) { return }
        let count = keep.count { $0 }
        func kept<V>(_ values: [V]) -> [V] {
            var result: [V] = []
            result.reserveCapacity(count)
            for i in keep.indices where keep[i] { result.append(values[i]) }
            return result
        }
        places = kept(places)
        reals = reals.mapValues(kept)
        integers = integers.mapValues(kept)
    }

    /// Keeps the rows `rows`.
    mutating func select(_ rows: [Int]) {
        places = rows.map { places[$0] }
        reals = reals.mapValues { values in rows.map { values[$0] } }
        integers = integers.mapValues { values in rows.map { values[$0] } }
    }

    /// Keeps the rows whose value of `property` lies in `interval`.
    mutating func filter(_ values: [T], in interval: PeakInterval<T>) {
        var keep = [Bool](repeating: true, count: places.count)
        interval.requireLower(&keep, values, places)
        interval.requireUpper(&keep, values, places)
        filter(keep)
    }
}

/// The elements of `x` at `places`.
func elements<T: RealScalar>(_ x: UnsafeBufferPointer<T>, at places: [Int], _ parallelism: Parallelism) -> [T] {
    [T](unsafeUninitializedCapacity: places.count) { elements, count in
        count = places.count
        nonisolated(unsafe) let (elements, x) = (elements, x)
        parallelism.forEachRun(of: places.count, grain: 1 << 12) { run in
            for k in run { elements.initializeElement(at: k, to: x[places[k]]) }
        }
    }
}

/// The local maxima of `x` whose values lie in `bounds`: samples, or the middles (rounded down) of plateaus, greater than
/// what lies on either side.  With `edges` also the plateaus' first and last samples.
func localMaxima<T: RealScalar>(
    _ x: UnsafeBufferPointer<T>, in bounds: ClosedRange<T>?, edges: Bool, _ parallelism: Parallelism
) -> (places: [Int], left: [Int], right: [Int]) {
    let block = 1 << 12, inner = max(0, x.count - 2)
    let blocks = (inner + block - 1) / block
    var found = [Maxima](repeating: Maxima(), count: blocks)
    found.withUnsafeMutableBufferPointer { found in
        nonisolated(unsafe) let (found, x) = (found, x)
        parallelism.forEach(blocks) { b in
            found[b] = maximaStarting(in: 1 + b * block..<1 + min(inner, (b + 1) * block), x, bounds, edges)
        }
    }
    let lists = found
    func joined(_ list: any KeyPath<Maxima, [Int]> & Sendable) -> [Int] {
        var starts = [0]
        for maxima in lists { starts.append(starts.last! + maxima[keyPath: list].count) }
        return [Int](unsafeUninitializedCapacity: starts.last!) { room, count in
            count = starts.last!
            nonisolated(unsafe) let room = room
            let starts = starts
            parallelism.forEachRun(of: lists.count, grain: 16) { run in
                for b in run { _ = room[starts[b]...].initialize(fromContentsOf: lists[b][keyPath: list]) }
            }
        }
    }
    return (joined(\.places), joined(\.left), joined(\.right))
}

private struct Maxima: Sendable { var places: [Int] = [], left: [Int] = [], right: [Int] = [] }

/// The maxima whose first sample lies in `range`, which leaves out the ends of `x`.
@specialized(where T == Double)
@specialized(where T == Float)
private func maximaStarting<T: RealScalar>(
    in range: Range<Int>, _ x: UnsafeBufferPointer<T>, _ bounds: ClosedRange<T>?, _ edges: Bool
) -> Maxima {
    let last = x.count - 1, x = x.baseAddress!
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: range.count + 1) { candidates in
        // Noise makes the outcome of each test unpredictable, so it moves the end of a list and no jump depends on it.
        var count = 0, here = x[range.lowerBound], rises = x[range.lowerBound - 1] < here ? 1 : 0
        for i in range {
            let next = x[i + 1], risesOn = here < next ? 1 : 0
            candidates[count] = i
            count &+= rises & ~risesOn
            (here, rises) = (next, risesOn)
        }
        if let bounds {
            let (low, high) = (bounds.lowerBound, bounds.upperBound), all = count
            count = 0
            for k in 0..<all {
                let i = candidates[k]
                candidates[count] = i
                count &+= (low <= x[i] ? 1 : 0) & (x[i] <= high ? 1 : 0)
            }
        }
        var found = Maxima()
        found.places.reserveCapacity(count)
        for candidate in candidates[..<count] {
            var end = candidate + 1
            while end < last, x[end] == x[candidate] { end += 1 }
            guard x[end] < x[candidate] else { continue }
            found.places.append((candidate + end - 1) / 2)
            if edges {
                found.left.append(candidate)
                found.right.append(end - 1)
            }
        }
        return found
    }
}

/// Prominences and bases of `peaks`, which must be places in `x`.
///
/// From a peak one walks either way as long as nothing rises above it; the base is the lowest sample met, the nearest of
/// them, and the prominence the height above the higher base.  The walk takes whole blocks where the pyramid shows that
/// nothing in them rises above the peak, so it takes time logarithmic in its length.
@specialized(where T == Double)
@specialized(where T == Float)
func prominences<T: RealScalar>(
    _ x: UnsafeBufferPointer<T>, _ peaks: [Int], wlen: Int?, _ pyramid: Pyramid<T>, _ parallelism: Parallelism
) -> (values: [T], left: [Int], right: [Int]) {
    var values = [T](repeating: 0, count: peaks.count), left = peaks, right = peaks
    values.withUnsafeMutableBufferPointer { values in
        left.withUnsafeMutableBufferPointer { left in
            right.withUnsafeMutableBufferPointer { right in
                nonisolated(unsafe) let (values, left, right, x) = (values, left, right, x)
                parallelism.forEachRun(of: peaks.count, grain: 64) { run in
                    for k in run {
                        let peak = peaks[k], half = wlen.map { $0 / 2 } ?? x.count
                        let window = max(0, peak - half)...min(x.count - 1, peak + half)
                        let (low, leftBase) = base(of: peak, x, pyramid, within: window, up: false)
                        let (high, rightBase) = base(of: peak, x, pyramid, within: window, up: true)
                        left[k] = leftBase
                        right[k] = rightBase
                        values[k] = x[peak] - (low > high ? low : high)
                    }
                }
            }
        }
    }
    return (values, left, right)
}

@specialized(where T == Double)
@specialized(where T == Float)
private func base<T: RealScalar>(
    of peak: Int, _ x: UnsafeBufferPointer<T>, _ pyramid: Pyramid<T>, within range: ClosedRange<Int>, up: Bool
) -> (T, Int) {
    let height = x[peak]
    var least = height, level = 0, place = peak, i = up ? peak + 1 : peak - 1
    while range.contains(i) {
        let step = pyramid.step(from: i, up: up, within: range) { _, high in high <= height }
        if step.level == 0 && !(x[i] <= height) { break }
        let low = step.level == 0 ? x[i] : pyramid.low(step.level, step.place)
        if low < least { (least, level, place) = (low, step.level, step.place) }
        i += up ? pyramid.size(step.level) : -pyramid.size(step.level)
    }
    return (least, pyramid.placeOfLow(x, level: level, place: place, first: up))
}

/// The places, between samples, at which the signal crosses `height` left and right of a peak, no farther than the bases.
@specialized(where T == Double)
@specialized(where T == Float)
func crossings<T: RealScalar>(
    of peak: Int, at height: T, _ x: UnsafeBufferPointer<T>, _ pyramid: Pyramid<T>, bases: ClosedRange<Int>
) -> (left: T, right: T) {
    func walk(up: Bool) -> Int {
        // The base itself is not walked over.
        let inner =
            up
            ? bases.lowerBound...max(bases.upperBound - 1, bases.lowerBound)
            : min(bases.lowerBound + 1, bases.upperBound)...bases.upperBound
        var i = peak
        while up ? i < bases.upperBound : i > bases.lowerBound {
            let step = pyramid.step(from: i, up: up, within: inner) { low, _ in height < low }
            if step.level == 0 && !(height < x[i]) { break }
            i += up ? pyramid.size(step.level) : -pyramid.size(step.level)
        }
        return i
    }
    let i = walk(up: false), j = walk(up: true)
    var left = T(i), right = T(j)
    if x[i] < height { left += (height - x[i]) / (x[i + 1] - x[i]) }
    if x[j] < height { right -= (height - x[j]) / (x[j - 1] - x[j]) }
    return (left, right)
}

/// Half-open window length in samples, or throws when `wlen` is at most 1.
func checkedWindow(_ wlen: Double?, _ function: String) throws(MartletError) -> Int? {
    guard let wlen else { return nil }
    guard wlen > 1 else {
        throw .value(
            function: function, argument: "`wlen`", given: "\(wlen)",
            wanted: "larger: `wlen` must be larger than 1, was \(wlen)")
    }
    return wlen < 0x1p62 ? Int(wlen.rounded(.up)) : nil
}

/// Throws unless `x` has one axis.
func checkSignal<T: RealScalar>(_ x: NDArray<T>, _ function: String) throws(MartletError) {
    guard x.rank == 1 else {
        throw .shape(
            function: function, argument: "`x`", given: "of shape \(x.shape)",
            wanted: "one signal: `x` must be a 1-D array")
    }
}

/// Throws unless `peaks` has one axis.
func checkPeaks(_ peaks: NDArray<Int>, _ function: String) throws(MartletError) {
    guard peaks.rank == 1 else {
        throw .shape(
            function: function, argument: "`peaks`", given: "of shape \(peaks.shape)",
            wanted: "a list: `peaks` must be a 1-D array")
    }
}

/// Throws unless every peak is a place in a signal of `count` samples.
func checkPlaces(_ peaks: [Int], _ count: Int, _ function: String) throws(MartletError) {
    if let stray = peaks.first(where: { $0 < 0 || $0 >= count }) {
        throw .value(
            function: function, argument: "peaks", given: "\(stray)",
            wanted: "within x: peak \(stray) is not a valid index for `x`")
    }
}
