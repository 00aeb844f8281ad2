import CMartletFFTKernels

/// Autosorting passes: each reads one array and writes another, the last the result in order.
///
/// With radix r, s the product of the radices before, and m the product of those after, a pass is
///
///     y[q + s (r p + t)] = w^(p t) Σ_u x[q + s (p + m u)] exp(−2πi t u / r),    w = exp(−2πi / (r m)),
///
/// for 0 ≤ q < s, 0 ≤ p < m and 0 ≤ t < r,
///
/// so q runs along memory on both sides and the rotation does not depend on it: vectors of q need no shuffling.  In
/// the first pass of a single line s = 1, and a vector is of p; its block of results is transposed on the way out.  A
/// bunch of lines side by side starts with s = the number of lines and needs no such pass.
///
/// Reference: C. Van Loan, *Computational Frameworks for the Fast Fourier Transform*, SIAM 1992, section 1.7,
/// doi:10.1137/1.9781611970999.
final class Stockham: ComplexAlgorithm {
    /// A pass, as plain memory: reading one touches no reference count.
    struct Pass {
        let radix, s, m: Int
        let kernels: mt_fft_radix
        let twiddles: UnsafeRawPointer?
        /// The kernel for a single line that takes several p to a vector, where there is one for this s.
        let several: mt_fft_kernel?
        /// The twiddles of the first pass of a single line, in blocks of vectors of p, or of that kernel.
        let blocked: UnsafeRawPointer?
        let roots: UnsafeRawPointer?
    }

    let length, size, lanes: Int
    private let kernels: mt_fft_table
    private nonisolated(unsafe) let passes: UnsafeMutableBufferPointer<Pass>
    /// None where a product comes too early, as in what is for bunches only.
    nonisolated(unsafe) let line: LinePasses?
    /// The whole transform of a single line, where it fits into registers, and its twiddles.
    nonisolated(unsafe) let leaf: Leaf?
    private let tables: [Table]
    let takesBunches = true
    let takesBlocks: Bool
    var givesBlocks: Bool { takesBlocks }
    /// Whether the passes of a single line leave whole blocks.
    private let leavesBlocks: Bool

    init(_ radices: [Int], _ precision: Precision) throws(OutOfMemory) {
        length = radices.reduce(1, *)
        size = precision.size
        lanes = precision.lanes
        let kernels = precision.kernels
        self.kernels = kernels
        passes = .allocate(capacity: radices.count)
        let lanes = lanes
        /// Whether the second pass of a single line takes two groups to a vector.
        let joins =
            radices.count > 2 && 2 * radices[0] == lanes && kernels.radix(radices[1]).joint != nil
            && length / radices[0] / radices[1] % 2 == 0 && length / radices[0] >= lanes
        leavesBlocks = joins || (radices.first ?? 1) % lanes == 0
        takesBlocks =
            length % lanes == 0
            && (kernels.leaf(length).map { radices == [$0.radix, $0.width] } ?? false
                || leavesBlocks && length / radices[0] % lanes == 0 && length / radices[radices.count - 1] % lanes == 0)
        // The vectors of p in the first pass of a single line.
        func firstWidth(_ m: Int, fromDefinition: Bool) -> Int? {
            guard let width = m >= lanes ? lanes : lanes > 2 && 2 * m >= lanes ? lanes / 2 : nil else { return nil }
            // Vectors of outputs take about as long as vectors of p that are full by two thirds.
            return fromDefinition && 3 * m < 2 * lanes * ((m + width - 1) / width) ? nil : width
        }
        var tables: [Table] = [], s = 1, takesLines = true
        func keep(_ table: Table) -> UnsafeRawPointer {
            tables.append(table)
            return table.start
        }
        for (i, radix) in radices.enumerated() {
            let m = length / (s * radix), ofRadix = kernels.radix(radix)
            takesLines = takesLines && ofRadix.kernel(over: s, lanes) != nil
            var twiddles: UnsafeRawPointer?, blocked: UnsafeRawPointer?, roots: UnsafeRawPointer?
            var several: mt_fft_kernel?
            if m > 1 {
                let root = try RootsOfUnity(radix * m)
                twiddles = try keep(Self.twiddles(radix, m, root, precision))
                if i == 0, takesLines, let width = firstWidth(m, fromDefinition: ofRadix.radix == 0 && radix > 31) {
                    blocked = try keep(Self.blockedTwiddles(radix, m, root, precision, width))
                } else if i > 0, lanes % s == 0 {
                    let parts = lanes / s
                    several =
                        switch parts {
                        case 2: joins && i == 1 ? ofRadix.joint : leavesBlocks ? nil : ofRadix.halves
                        case 4: leavesBlocks ? nil : ofRadix.quarters
                        default: nil
                        }
                    if m < parts { several = nil }
                    if several != nil {
                        blocked = try keep(Self.severalTwiddles(radix, m, root, precision, lanes, parts))
                    }
                }
            }
            if ofRadix.radix == 0 { roots = try keep(Self.roots(radix, precision)) }
            passes.initializeElement(
                at: i,
                to: Pass(
                    radix: radix, s: s, m: m, kernels: ofRadix, twiddles: twiddles, several: several, blocked: blocked,
                    roots: roots))
            s *= radix
        }
        if let row = kernels.leaf(length), radices == [row.radix, row.width] {
            let table = try Self.leafTwiddles(row, RootsOfUnity(length), precision)
            leaf = Leaf(kernels: row, between: kernels.leaf, twiddles: keep(table))
        } else {
            leaf = nil
        }
        self.tables = tables
        guard takesLines, !radices.isEmpty else {
            line = nil
            return
        }
        let steps = UnsafeMutableBufferPointer<LinePasses.Step>.allocate(capacity: radices.count)
        for i in steps.indices {
            let step = LinePasses.Step(passes[i], lanes: lanes, isFirst: i == 0, isLast: i == radices.count - 1)
            steps.initializeElement(at: i, to: step)
        }
        line = LinePasses(
            steps: steps, length: length, size: size, lanes: lanes, lineBytes: Split.byteCount(length, size: size),
            leavesBlocks: leavesBlocks)
    }

    deinit {
        passes.deallocate()
        line?.steps.deallocate()
    }

    /// w^(p t), by p and t.
    private static func twiddles(
        _ radix: Int, _ m: Int, _ root: RootsOfUnity, _ precision: Precision
    ) throws(OutOfMemory) -> Table {
        try Table(precision, count: 2 * m * (radix - 1)) { table in
            for p in 0..<m {
                for t in 1..<radix {
                    let w = root[p * t]
                    table.append(w.re)
                    table.append(w.im)
                }
            }
        }
    }

    /// The same by vectors of p, the last of which may overlap the one before.
    private static func blockedTwiddles(
        _ radix: Int, _ m: Int, _ root: RootsOfUnity, _ precision: Precision, _ lanes: Int
    ) throws(OutOfMemory) -> Table {
        try Table(precision, count: 2 * ((m + lanes - 1) / lanes) * lanes * (radix - 1)) { table in
            for at in stride(from: 0, to: m, by: lanes) {
                let p = min(at, m - lanes)
                for t in 1..<radix {
                    table.appendBlock(lanes) { lane in root[(p + lane) * t] }
                }
            }
        }
    }

    /// Those of a leaf, in the order of its lanes.
    private static func leafTwiddles(
        _ leaf: mt_fft_leaf, _ root: RootsOfUnity, _ precision: Precision
    ) throws(OutOfMemory) -> Table {
        try Table(precision, count: 2 * leaf.lanes * leaf.blocks) { table in
            for block in 0..<Int32(leaf.blocks) {
                table.appendBlock(leaf.lanes) { root[Int(leaf.exponent(block, Int32($0)))] }
            }
        }
    }

    /// The same for vectors of `parts` values of p, the last of which may overlap the one before.
    private static func severalTwiddles(
        _ radix: Int, _ m: Int, _ root: RootsOfUnity, _ precision: Precision, _ lanes: Int, _ parts: Int
    ) throws(OutOfMemory) -> Table {
        try Table(precision, count: 2 * ((m + parts - 1) / parts) * (radix - 1) * lanes) { table in
            for at in stride(from: 0, to: m, by: parts) {
                let p = min(at, m - parts)
                for t in 1..<radix {
                    table.appendBlock(lanes) { lane in root[(p + parts * lane / lanes) * t] }
                }
            }
        }
    }

    /// For each vector of k, of 1 ≤ k ≤ h = (r − 1) / 2 and what fills up the last, and each j from 1 to h, cosines and then sines
    /// of 2π j k / r.
    private static func roots(_ radix: Int, _ precision: Precision) throws(OutOfMemory) -> Table {
        let root = try RootsOfUnity(radix), half = (radix - 1) / 2, lanes = precision.lanes
        return try Table(precision, count: 2 * half * ((half + lanes - 1) / lanes * lanes)) { table in
            for first in stride(from: 1, through: half, by: lanes) {
                for j in 1..<half + 1 {
                    table.appendBlock(lanes) { lane in
                        let (c, s) = root.angle(j * (first + lane) % radix)
                        return (re: c, im: s)
                    }
                }
            }
        }
    }

    var byteCount: Int { tables.reduce(0) { $0 + $1.byteCount } }

    func scratchBytes(bunch: Int) -> Int {
        min(2, max(0, passes.count - 1)) * Split.byteCount(length * bunch, size: size)
    }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        let last = passes.count - 1
        if last < 0 {
            var source = x, target = y
            return kernels.copy(bunch, &source, &target, scale)
        }
        if bunch == 1, let leaf { return leaf.run(x, y, scale: scale) }
        if bunch == 1, x.group == 1, y.group == 1, let line {
            return line.run(x, y, scale: scale, scratch: work.scratch)
        }
        let blocks = bunch > 1 || leavesBlocks ? lanes : nil
        let ping = Split(work.scratch, count: length * bunch, size: size, lanes: blocks)
        // A target in blocks of the whole bunch serves as scratch until the last pass: less memory goes through the cache.
        let hasRoom =
            blocks != nil && y.form == mt_fft_block.rawValue && y.group == bunch && x.re != UnsafeRawPointer(y.re)
        let pong = Split(
            hasRoom ? y.re : work.scratch + Split.byteCount(length * bunch, size: size), count: length * bunch,
            size: size, lanes: blocks)
        var call = mt_fft_pass(
            radix: 0, s: 0, m: 0, x: x, y: y, twiddles: nil, roots: nil, scale: scale)
        for i in 0...last {
            let pass = passes[i], here = (last - i) % 2 == 1 ? ping : pong, before = (last - i) % 2 == 1 ? pong : ping
            call.radix = pass.radix
            call.s = pass.s * bunch
            call.m = pass.m
            call.twiddles = pass.twiddles
            call.roots = pass.roots
            if i > 0 { call.x = before.source(group: call.s) }
            call.x.leg = call.x.group * pass.m
            if i < last {
                call.y = here.target(group: call.s * pass.radix)
                call.y.leg = call.s
            } else {
                call.y = y
                if y.group == bunch {
                    call.y.leg = call.s
                } else {
                    // The lines do not lie side by side in the target: q is split into the line and the element's
                    // place, which takes the part of p.
                    call.m = pass.s
                    call.s = bunch
                    call.twiddles = nil
                    call.x.group = i > 0 ? bunch : x.group
                    call.x.leg = i > 0 ? bunch * pass.s : x.group
                    call.y.leg = y.group * pass.s
                }
            }
            if bunch == 1, i == 0, i < last, x.group == 1, let (first, twiddles) = pass.first(lanes) {
                call.twiddles = twiddles
                first(&call)
            } else if bunch == 1, let several = pass.several {
                call.twiddles = pass.blocked
                several(&call)
            } else {
                pass.kernels.over(call.s, lanes)(&call)
            }
        }
    }
}
