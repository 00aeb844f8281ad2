import CMartletFFTKernels

extension Stockham {
    /// A pass of a single line, ready but for the places of its sides.
    struct Step {
        let kernel: mt_fft_kernel
        let call: mt_fft_pass

        init(_ pass: Pass, lanes: Int, isFirst: Bool, isLast: Bool) {
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
    }

    /// A single line whose elements lie side by side on both sides.
    func line(_ x: mt_fft_source, _ y: mt_fft_target, scale: Double, scratch: UnsafeMutableRawPointer) {
        let last = steps.count - 1
        let form = Int32((leavesBlocks ? mt_fft_block : mt_fft_split).rawValue)
        let apart = leavesBlocks ? lanes * size : lineBytes / 2
        // The target serves as scratch until the last pass: less memory goes through the cache.
        let pong = leavesBlocks && isRoom(y) && !overlap(x, y) ? y.re : scratch + lineBytes
        for i in 0...last {
            var call = steps[i].call
            let isPing = (last - i) % 2 == 1
            if i == 0 {
                (call.x.re, call.x.im, call.x.form) = (x.re, x.im, x.form)
            } else {
                let before = isPing ? pong : scratch
                (call.x.re, call.x.im, call.x.form) = (UnsafeRawPointer(before), UnsafeRawPointer(before + apart), form)
            }
            if i < last {
                let here = isPing ? scratch : pong
                (call.y.re, call.y.im, call.y.form) = (here, here + apart, form)
            } else {
                (call.y.re, call.y.im, call.y.form, call.scale) = (y.re, y.im, y.form, scale)
            }
            steps[i].kernel(&call)
        }
    }

    /// Whether a target's numbers are all of one stretch of memory and in it, and no vector lies across two cache lines.
    private func isRoom(_ y: mt_fft_target) -> Bool {
        (y.form == mt_fft_pairs.rawValue || y.form == mt_fft_swapped.rawValue || y.form == mt_fft_block.rawValue)
            && UInt(bitPattern: y.re) % UInt(lanes * size) == 0
    }

    private func overlap(_ x: mt_fft_source, _ y: mt_fft_target) -> Bool {
        let bytes = 2 * length * size, start = UnsafeRawPointer(y.re)
        return abs(x.re - start) < bytes || abs(x.im - start) < bytes
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
