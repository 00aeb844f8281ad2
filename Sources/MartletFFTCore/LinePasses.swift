import CMartletFFTKernels

/// The passes of a single line whose elements lie side by side on both sides, with all that does not depend on where.  It is
/// plain memory, which a `Stockham` keeps: to use it touches no reference count.
struct LinePasses {
    let steps: UnsafeMutableBufferPointer<Step>
    let length, size, lanes: Int
    /// The bytes of a line in scratch.
    let lineBytes: Int
    /// Whether passes leave whole blocks.
    let leavesBlocks: Bool

    /// A pass of a single line, ready but for the places of its sides.
    struct Step {
        let kernel: mt_fft_kernel
        let call: mt_fft_pass

        init(_ pass: Stockham.Pass, lanes: Int, isFirst: Bool, isLast: Bool) {
            var twiddles = pass.twiddles
            if isFirst, !isLast, let first = pass.first(lanes) {
                (kernel, twiddles) = first
            } else if let several = pass.several {
                (kernel, twiddles) = (several, pass.blocked)
            } else {
                kernel = pass.kernels.over(pass.s, lanes)
            }
            let nowhere = UnsafeMutableRawPointer(bitPattern: 64)!
            call = mt_fft_pass(
                radix: pass.radix, s: pass.s, m: pass.m,
                x: mt_fft_source(re: nowhere, im: nowhere, group: pass.s, leg: pass.s * pass.m, form: 0),
                y: mt_fft_target(re: nowhere, im: nowhere, group: pass.s * pass.radix, leg: pass.s, form: 0),
                twiddles: twiddles, roots: pass.roots, scale: 1)
        }

        @inline(__always) func run(
            _ xRe: UnsafeRawPointer, _ xIm: UnsafeRawPointer, _ xForm: Int32, _ yRe: UnsafeMutableRawPointer,
            _ yIm: UnsafeMutableRawPointer, _ yForm: Int32, _ scale: Double
        ) {
            var call = call
            (call.x.re, call.x.im, call.x.form) = (xRe, xIm, xForm)
            (call.y.re, call.y.im, call.y.form, call.scale) = (yRe, yIm, yForm, scale)
            kernel(&call)
        }
    }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, scale: Double, scratch: UnsafeMutableRawPointer) {
        let last = steps.count - 1, form = Int32((leavesBlocks ? mt_fft_block : mt_fft_split).rawValue)
        let ping = (re: scratch, im: scratch + (leavesBlocks ? lanes * size : lineBytes / 2))
        // The target serves as scratch until the last pass: less memory goes through the cache.
        let pong = (last > 1 ? room(y, x) : nil) ?? (ping.re + lineBytes, ping.im + lineBytes)
        var from = x, to = last % 2 == 1 ? ping : pong, other = last % 2 == 1 ? pong : ping
        for i in 0..<last {
            steps[i].run(from.re, from.im, from.form, to.re, to.im, form, 1)
            (from.re, from.im, from.form) = (UnsafeRawPointer(to.re), UnsafeRawPointer(to.im), form)
            swap(&to, &other)
        }
        steps[last].run(from.re, from.im, from.form, y.re, y.im, y.form, scale)
    }

    /// The target as scratch, where no vector lies across two cache lines and the source is elsewhere.
    private func room(
        _ y: mt_fft_target, _ x: mt_fft_source
    ) -> (re: UnsafeMutableRawPointer, im: UnsafeMutableRawPointer)? {
        guard y.form != mt_fft_real.rawValue, y.re.isAligned(to: lanes * size),
            !meets(x.re, x.form, y), !meets(x.im, x.form, y)
        else { return nil }
        if y.form == mt_fft_split.rawValue { return leavesBlocks ? nil : (y.re, y.im) }
        return (y.re, y.re + (leavesBlocks ? lanes : length) * size)
    }

    /// Whether what of a source starts there meets a target.
    private func meets(_ x: UnsafeRawPointer, _ form: Int32, _ y: mt_fft_target) -> Bool {
        let xEnd = x + length * size * numbersOfElement(form), bytes = length * size * numbersOfElement(y.form)
        return x < UnsafeRawPointer(y.re) + bytes && UnsafeRawPointer(y.re) < xEnd
            || x < UnsafeRawPointer(y.im) + bytes && UnsafeRawPointer(y.im) < xEnd
    }
}

extension Stockham.Pass {
    /// The kernel over vectors of p for a first pass, and its twiddles, if there are as many p.
    func first(_ lanes: Int) -> (mt_fft_kernel, UnsafeRawPointer?)? {
        blocked == nil || several != nil ? nil : (m >= lanes ? kernels.first! : kernels.firstHalf!, blocked)
    }
}

extension mt_fft_radix {
    /// The kernel for runs of `s` elements, none where a product would come too early.
    func kernel(over s: Int, _ lanes: Int) -> mt_fft_kernel? {
        if s >= lanes { return wide }
        if 2 * s >= lanes { return half }
        if 4 * s >= lanes, let quarter { return quarter }
        return single
    }

    func over(_ s: Int, _ lanes: Int) -> mt_fft_kernel { kernel(over: s, lanes)! }
}
