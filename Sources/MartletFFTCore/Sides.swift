import CMartletKernels

/// Real and imaginary parts of `count` elements, one after the other, in scratch.
struct Split<T: FFTReal> {
    let re, im: UnsafeMutablePointer<T>

    init(_ start: UnsafeMutableRawPointer, count: Int) {
        let padded = Self.padded(count)
        re = start.bindMemory(to: T.self, capacity: 2 * padded)
        im = re + padded
    }

    /// Rounded up to whole cache lines, and moved off multiples of 4096 bytes, where the two parts would fall on the same
    /// sets of the first-level cache.
    private static func padded(_ count: Int) -> Int {
        let line = 64 / MemoryLayout<T>.stride
        return (count + line - 1) / line * line + line
    }

    static func byteCount(_ count: Int) -> Int { 2 * padded(count) * MemoryLayout<T>.stride }

    func source(group: Int = 1, leg: Int = 0) -> mt_fft_source {
        mt_fft_source(re: re, im: im, group: group, leg: leg, form: Int32(mt_fft_split.rawValue))
    }

    func target(group: Int = 1, leg: Int = 0) -> mt_fft_target {
        mt_fft_target(re: re, im: im, group: group, leg: leg, form: Int32(mt_fft_split.rawValue))
    }
}

extension mt_fft_source {
    /// Interleaved elements `group` places apart.
    static func pairs<T: FFTReal>(_ start: UnsafePointer<T>, group: Int = 1, backward: Bool = false) -> Self {
        let form = backward ? mt_fft_swapped : mt_fft_pairs
        return Self(re: start, im: start, group: group, leg: 0, form: Int32(form.rawValue))
    }

    static func real<T: FFTReal>(_ start: UnsafePointer<T>) -> Self {
        Self(re: start, im: start, group: 1, leg: 0, form: Int32(mt_fft_real.rawValue))
    }

    /// Real and imaginary parts exchanged.
    var exchanged: Self {
        var side = self
        swap(&side.re, &side.im)
        if form == mt_fft_pairs.rawValue { side.form = Int32(mt_fft_swapped.rawValue) }
        if form == mt_fft_swapped.rawValue { side.form = Int32(mt_fft_pairs.rawValue) }
        return side
    }

    func advanced<T: FFTReal>(by places: Int, _: T.Type) -> Self {
        var side = self
        let wide = form == mt_fft_pairs.rawValue || form == mt_fft_swapped.rawValue
        let bytes = places * MemoryLayout<T>.stride * (wide ? 2 : 1)
        side.re += bytes
        side.im += bytes
        return side
    }
}

extension mt_fft_target {
    static func pairs<T: FFTReal>(_ start: UnsafeMutablePointer<T>, group: Int = 1, backward: Bool = false) -> Self {
        let form = backward ? mt_fft_swapped : mt_fft_pairs
        return Self(re: start, im: start, group: group, leg: 0, form: Int32(form.rawValue))
    }

    /// Real parts only.
    static func real<T: FFTReal>(_ start: UnsafeMutablePointer<T>) -> Self {
        Self(re: start, im: start, group: 1, leg: 0, form: Int32(mt_fft_real.rawValue))
    }

    var exchanged: Self {
        var side = self
        swap(&side.re, &side.im)
        if form == mt_fft_pairs.rawValue { side.form = Int32(mt_fft_swapped.rawValue) }
        if form == mt_fft_swapped.rawValue { side.form = Int32(mt_fft_pairs.rawValue) }
        return side
    }

    func advanced<T: FFTReal>(by places: Int, _: T.Type) -> Self {
        var side = self
        let wide = form == mt_fft_pairs.rawValue || form == mt_fft_swapped.rawValue
        let bytes = places * MemoryLayout<T>.stride * (wide ? 2 : 1)
        side.re += bytes
        side.im += bytes
        return side
    }
}
