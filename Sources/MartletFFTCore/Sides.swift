import CMartletKernels

/// Real and imaginary parts of some elements, one after the other, in scratch.
struct Split {
    let start: UnsafeMutableRawPointer
    /// Numbers from a real part to its imaginary part.
    let apart: Int
    private let size: Int

    init(_ start: UnsafeMutableRawPointer, count: Int, size: Int) {
        self.start = start
        self.size = size
        apart = Self.padded(count, size)
    }

    /// Rounded up to whole cache lines and one more, which moves the parts off multiples of 4096 bytes, where they
    /// would fall on the same sets of the first-level cache.
    private static func padded(_ count: Int, _ size: Int) -> Int {
        let line = 64 / size
        return (count + line - 1) / line * line + line
    }

    static func byteCount(_ count: Int, size: Int) -> Int { 2 * padded(count, size) * size }

    /// One line, or lines side by side when `group` is their number.
    func source(group: Int = 1, from place: Int = 0) -> mt_fft_source {
        let re = start + place * size
        return mt_fft_source(re: re, im: re + apart * size, group: group, leg: 0, form: Int32(mt_fft_split.rawValue))
    }

    func target(group: Int = 1) -> mt_fft_target {
        mt_fft_target(re: start, im: start + apart * size, group: group, leg: 0, form: Int32(mt_fft_split.rawValue))
    }
}

extension mt_fft_source {
    /// Interleaved elements; exchanged for a backward transform.
    static func pairs(_ start: UnsafeRawPointer, group: Int = 1, backward: Bool = false) -> Self {
        let form = backward ? mt_fft_swapped : mt_fft_pairs
        return Self(re: start, im: start, group: group, leg: 0, form: Int32(form.rawValue))
    }

    static func real(_ start: UnsafeRawPointer) -> Self {
        Self(re: start, im: start, group: 1, leg: 0, form: Int32(mt_fft_real.rawValue))
    }

    /// Real and imaginary parts of a split side exchanged.
    var exchanged: Self { Self(re: im, im: re, group: group, leg: leg, form: form) }

    /// The same side from another place on; a number has `size` bytes.
    func advanced(by places: Int, size: Int) -> Self {
        let wide = form == mt_fft_pairs.rawValue || form == mt_fft_swapped.rawValue
        let bytes = places * size * (wide ? 2 : 1)
        return Self(re: re + bytes, im: im + bytes, group: group, leg: leg, form: form)
    }
}

extension mt_fft_target {
    static func pairs(_ start: UnsafeMutableRawPointer, group: Int = 1, backward: Bool = false) -> Self {
        let form = backward ? mt_fft_swapped : mt_fft_pairs
        return Self(re: start, im: start, group: group, leg: 0, form: Int32(form.rawValue))
    }

    /// Real parts only.
    static func real(_ start: UnsafeMutableRawPointer) -> Self {
        Self(re: start, im: start, group: 1, leg: 0, form: Int32(mt_fft_real.rawValue))
    }

    var exchanged: Self { Self(re: im, im: re, group: group, leg: leg, form: form) }

    func advanced(by places: Int, size: Int) -> Self {
        let wide = form == mt_fft_pairs.rawValue || form == mt_fft_swapped.rawValue
        let bytes = places * size * (wide ? 2 : 1)
        return Self(re: re + bytes, im: im + bytes, group: group, leg: leg, form: form)
    }
}
