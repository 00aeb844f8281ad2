import CMartletKernels

/// Autosorting passes: each reads one array and writes another, the last the result in order.
///
/// With radix r, s the product of the radices before, and m the product of those after, a pass is
///
///     y[q + s (r p + t)] = w^(p t) Σ_u x[q + s (p + m u)] exp(−2πi t u / r),    0 ≤ q < s,  0 ≤ p < m,  w = exp(−2πi / (r m)),
///
/// so q runs along memory on both sides and the rotation does not depend on it: vectors of q need no shuffling.  In the first
/// pass of a single line s = 1, and a vector is of p; its block of results is transposed on the way out.  A bunch of lines side
/// by side starts with s = the number of lines and needs no such pass.
///
/// Reference: C. Van Loan, *Computational Frameworks for the Fast Fourier Transform*, SIAM 1992, section 1.7,
/// doi:10.1137/1.9781611970999.
struct Stockham<T: FFTReal>: ComplexAlgorithm {
    private struct Pass: Sendable {
        let radix, s, m: Int
        let kernels: mt_fft_radix
        let twiddles: Table<T>?
        /// The twiddles of the first pass of a single line, in blocks of vectors of p.
        let blocked: Table<T>?
        let roots: Table<T>?
    }

    private let length: Int
    private let passes: [Pass]
    let takesBunches = true

    init(_ radices: [Int]) {
        length = radices.reduce(1, *)
        var passes: [Pass] = [], s = 1
        let lanes = T.kernels.lanes
        for radix in radices {
            let m = length / (s * radix)
            let kernels = T.kernels.radix(radix)
            var twiddles: Table<T>?, blocked: Table<T>?, roots: Table<T>?
            if m > 1 {
                let root = RootsOfUnity(radix * m)
                twiddles = Table(count: 2 * m * (radix - 1)) { table in
                    var i = 0
                    for p in 0..<m {
                        for t in 1..<radix {
                            let w = root[p * t]
                            table[i] = T(w.re)
                            table[i + 1] = T(w.im)
                            i += 2
                        }
                    }
                }
                if s == 1, m >= lanes, let twiddles = twiddles?.pointer {
                    blocked = Table(count: 2 * (m + lanes - 1) / lanes * lanes * (radix - 1)) { table in
                        var i = 0
                        for at in stride(from: 0, to: m, by: lanes) {
                            let p = min(at, m - lanes)
                            for t in 0..<radix - 1 {
                                for part in 0..<2 {
                                    for lane in 0..<lanes {
                                        table[i] = twiddles[2 * ((p + lane) * (radix - 1) + t) + part]
                                        i += 1
                                    }
                                }
                            }
                        }
                    }
                }
            }
            if kernels.radix == 0 {
                let root = RootsOfUnity(radix)
                roots = Table(count: 2 * radix) { table in
                    for k in 0..<radix {
                        let (c, s) = root.angle(k)
                        table[k] = T(c)
                        table[radix + k] = T(s)
                    }
                }
            }
            passes.append(
                Pass(
                    radix: radix, s: s, m: m, kernels: kernels, twiddles: twiddles, blocked: blocked, roots: roots))
            s *= radix
        }
        self.passes = passes
    }

    var byteCount: Int {
        passes.reduce(0) {
            $0 + ($1.twiddles?.byteCount ?? 0) + ($1.blocked?.byteCount ?? 0) + ($1.roots?.byteCount ?? 0)
        }
    }

    func scratchBytes(bunch: Int) -> Int { min(2, max(0, passes.count - 1)) * Split<T>.byteCount(length * bunch) }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        let lanes = T.kernels.lanes, half = max(1, lanes / 2)
        guard let last = passes.indices.last else {
            var source = x, target = y
            return T.kernels.table.copy(bunch, &source, &target, scale)
        }
        let ping = Split<T>(work.scratch, count: length * bunch)
        let pong = Split<T>(work.scratch + Split<T>.byteCount(length * bunch), count: length * bunch)
        for i in passes.indices {
            let pass = passes[i]
            var s = pass.s * bunch, m = pass.m, twiddles = pass.twiddles?.pointer
            var source = x, target = y
            if i > 0 { source = (i % 2 == 1 ? ping : pong).source(group: s) } else { source.group = x.group }
            source.leg = source.group * m
            if i < last {
                target = (i % 2 == 0 ? ping : pong).target(group: s * pass.radix, leg: s)
            } else if y.group == bunch {
                target.group = s * pass.radix
                target.leg = s
            } else {
                // The lines are not packed in the target, or there is one of elements that are: q is split into the line and
                // the element's place, which takes the part of p.
                m = pass.s
                s = bunch
                if i > 0 { source.group = bunch; source.leg = bunch * m }
                target.leg = target.group * m
                twiddles = nil
            }
            var kernel = s >= lanes ? pass.kernels.wide : s >= half ? pass.kernels.half : pass.kernels.single
            if i == 0, i < last, bunch == 1, source.group == 1, let blocked = pass.blocked {
                kernel = pass.kernels.first
                twiddles = blocked.pointer
            }
            var call = mt_fft_pass(
                radix: pass.radix, s: s, m: m, x: source, y: target, twiddles: twiddles, roots: pass.roots?.pointer,
                scale: scale)
            kernel(&call)
        }
    }
}
