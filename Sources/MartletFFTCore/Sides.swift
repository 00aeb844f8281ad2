import CMartletFFTKernels

/// Some elements in scratch: real parts and then imaginary parts, or, where `lanes` are given, blocks of as many real
/// parts and as many imaginary ones, which one stream of memory accesses goes through.
struct Split {
    let start: UnsafeMutableRawPointer
    /// Numbers from a real part to its imaginary part.
    let apart: Int
    private let count, size: Int
    private let lanes: Int?

    init(_ start: UnsafeMutableRawPointer, count: Int, size: Int, lanes: Int? = nil) {
        self.start = start
        self.count = count
        self.size = size
        self.lanes = lanes
        apart = lanes ?? Self.padded(count, size)
    }

    /// Rounded up to whole cache lines and one more, which moves the parts off multiples of 4096 bytes, where they
    /// would fall on the same sets of the first-level cache.
    private static func padded(_ count: Int, _ size: Int) -> Int {
        // A power of two, as `size` is: a division takes as long as a butterfly.
        let line = 64 >> size.trailingZeroBitCount
        return (count + line - 1) & -line + line
    }

    /// Enough for either form.
    static func byteCount(_ count: Int, size: Int) -> Int { 2 * padded(count, size) * size }

    private var form: Int32 { Int32((lanes == nil ? mt_fft_split : mt_fft_block).rawValue) }

    /// One line, or lines side by side when `group` is their number; `place` is a multiple of the lanes.
    func source(group: Int = 1, from place: Int = 0) -> mt_fft_source {
        let re = start + place * size * (lanes == nil ? 1 : 2)
        return mt_fft_source(re: re, im: re + apart * size, group: group, leg: 0, form: form)
    }

    func target(group: Int = 1) -> mt_fft_target {
        mt_fft_target(re: start, im: start + apart * size, group: group, leg: 0, form: form)
    }

    /// Clears the elements from `place` on, and perhaps some before it in its block.
    func clear(from place: Int) {
        if let lanes {
            let first = 2 * (place / lanes * lanes), last = 2 * ((count + lanes - 1) / lanes * lanes)
            (start + first * size).initializeMemory(as: UInt8.self, repeating: 0, count: (last - first) * size)
        } else {
            for part in 0..<2 {
                (start + (part * apart + place) * size).initializeMemory(
                    as: UInt8.self, repeating: 0, count: (count - place) * size)
            }
        }
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

    /// The same side from another place on, a multiple of the lanes where it is in blocks; a number has `size` bytes.
    func advanced(by places: Int, size: Int) -> Self {
        let bytes = places * size * numbersOfElement(form)
        return Self(re: re + bytes, im: im + bytes, group: group, leg: leg, form: form)
    }
}

extension UnsafeMutableRawPointer {
    /// Whether vectors of so many bytes, a power of two, do not lie across cache lines from here on.
    func isAligned(to vectorBytes: Int) -> Bool { UInt(bitPattern: self) & UInt(vectorBytes - 1) == 0 }
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
        let bytes = places * size * numbersOfElement(form)
        return Self(re: re + bytes, im: im + bytes, group: group, leg: leg, form: form)
    }
}

/// Numbers of one element that lie in its stream of memory.
func numbersOfElement(_ form: Int32) -> Int {
    form == mt_fft_split.rawValue || form == mt_fft_real.rawValue ? 1 : 2
}
