import CMartletFFTKernels
import MartletCore

/// A long transform as columns × rows of short ones that fit into the second-level cache: two sweeps over memory.
///
/// With n = a b, j = b j₁ + j₂ and k = k₁ + a k₂,
///
///     X[k₁ + a k₂] = Σ_j₂ w_b^(j₂ k₂) · w_n^(j₂ k₁) · Σ_j₁ w_a^(j₁ k₁) x[b j₁ + j₂].
///
/// The first sweep takes bunches of neighbouring columns j₂, transforms them, rotates, and leaves bunches of
/// neighbouring k₁ side by side; the second transforms those, and its last pass writes them where they belong.  The
/// rotation w_n^(j₂ k₁) is the product of two table entries, for the first k₁ of a bunch and for the place in it;
/// both are correctly rounded.  Where a bunch does not divide what it is taken from, the last one overlaps the one before
/// it, and the same thread does both.
///
/// Reference: D. H. Bailey, "FFTs in external or hierarchical memory", J. Supercomputing 4 (1990) 23–35,
/// doi:10.1007/BF00162341.
final class FourStep: ComplexAlgorithm {
    let columns, rows: Stockham
    let a, b, size, lanes: Int
    /// [bunch of k₁][j₂ / lanes, bunch by bunch][re, im][lanes]: w_n^(j₂ k₁) for the first k₁ of each bunch.
    let base: Table
    /// [j₂ / lanes, bunch by bunch][place][re, im][lanes]: w_n^(j₂ place).
    let step: Table
    let kernels: mt_fft_table
    /// The columns, and the rows, in bunches.
    let ofColumns, ofRows: Bunches
    let takesBunches = false
    let takesBlocks, givesBlocks: Bool

    /// `count` lines in bunches of `size`.
    struct Bunches {
        let count, size: Int
        /// How many whole ones there are, and how many with the one that overlaps.
        var whole: Int { count / size }
        var all: Int { (count + size - 1) / size }
        /// The first line of one.
        func start(_ bunch: Int) -> Int { min(bunch * size, count - size) }
        /// The bunches that one thread does with a run of whole ones.
        func run(_ run: Range<Int>) -> Range<Int> { run.lowerBound..<(run.upperBound == whole ? all : run.upperBound) }
    }

    init(_ columns: Recipe, _ rows: Recipe, _ precision: Precision) throws(OutOfMemory) {
        guard case .stockham(let first) = columns, case .stockham(let second) = rows else {
            preconditionFailure("a four-step transform is made of autosorting ones")
        }
        let root = try RootsOfUnity(columns.length * rows.length)
        self.columns = try Stockham(first, precision)
        self.rows = try Stockham(second, precision)
        let a = columns.length, b = rows.length, lanes = precision.lanes
        (self.a, self.b, self.lanes, size) = (a, b, lanes, precision.size)
        kernels = precision.kernels
        let ofColumns = Bunches(count: b, size: b < 2 * lanes ? lanes : 2 * lanes)
        let ofRows = Bunches(count: a, size: lanes)
        (self.ofColumns, self.ofRows) = (ofColumns, ofRows)
        (takesBlocks, givesBlocks) = (b % lanes == 0, a % lanes == 0)
        let blocks = (0..<ofColumns.all).flatMap { bunch in
            stride(from: 0, to: ofColumns.size, by: lanes).map { ofColumns.start(bunch) + $0 }
        }
        func append(_ table: inout Table.Writer, _ k: Int, _ j: Int) {
            table.appendBlock(lanes) { lane in root[(j + lane) * k] }
        }
        base = try Table(precision, count: 2 * ofRows.all * blocks.count * lanes) { table in
            for k in 0..<ofRows.all { for j in blocks { append(&table, ofRows.start(k), j) } }
        }
        step = try Table(precision, count: 2 * blocks.count * lanes * lanes) { table in
            for j in blocks { for place in 0..<lanes { append(&table, place, j) } }
        }
    }

    var byteCount: Int { columns.byteCount + rows.byteCount + base.byteCount + step.byteCount }

    func scratchBytes(bunch: Int) -> Int { Split.byteCount(ofRows.all * lanes * b, size: size) }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch _: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        // Threads write disjoint parts of the middle and of the target.
        nonisolated(unsafe) let (x, y) = (x, y)
        nonisolated(unsafe) let middle = middle(work.scratch)
        try forEachBunch(ofColumns, work.parallelism) { bunches throws(OutOfMemory) in
            try self.first(bunches, x, middle)
        }
        try forEachBunch(ofRows, work.parallelism) { bunches throws(OutOfMemory) in
            try self.second(bunches, middle, y, scale)
        }
    }

    /// [bunch of k₁][j₂][re, im][lanes of k₁].
    func middle(_ scratch: UnsafeMutableRawPointer) -> Split {
        Split(scratch, count: ofRows.all * lanes * b, size: size, lanes: lanes)
    }

    func forEachBunch(
        _ bunches: Bunches, _ parallelism: Parallelism, _ body: @Sendable (Range<Int>) throws(OutOfMemory) -> Void
    ) throws(OutOfMemory) {
        try parallelism.forEachRun(failingWith: OutOfMemory.self, of: bunches.whole, grain: 64 / bunches.size) {
            run throws(OutOfMemory) in try body(bunches.run(run))
        }
    }

    /// Bunches of columns, from the source into the middle.
    private func first(_ bunches: Range<Int>, _ x: mt_fft_source, _ middle: Split) throws(OutOfMemory) {
        let bunch = ofColumns.size, room = Split.byteCount(a * bunch, size: size)
        try withScratch(columns.scratchBytes(bunch: bunch) + room) { scratch in
            let column = Split(scratch, count: a * bunch, size: size, lanes: lanes)
            let work = Work(scratch: scratch + room, parallelism: .sequential)
            for first in bunches {
                var source = x.advanced(by: ofColumns.start(first), size: size)
                source.group = b
                columns.run(source, column.target(group: bunch), bunch: bunch, scale: 1, work: work)
                turn(first, column, middle)
            }
        }
    }

    /// Rotates a bunch of columns and puts it into the middle.
    func turn(_ first: Int, _ column: Split, _ middle: Split) {
        forEachSquare(first) { inColumn, base, step, inMiddle in
            kernels.turn(ofColumns.size, column.start + inColumn, base, step, middle.start + inMiddle)
        }
    }

    /// The squares of a bunch of columns: where they start in the column's scratch, their rotations, and where they start in
    /// the middle.
    @inline(__always) func forEachSquare(
        _ first: Int, _ body: (Int, UnsafeRawPointer, UnsafeRawPointer, Int) -> Void
    ) {
        let bunch = ofColumns.size, vector = lanes * size, blocks = bunch / lanes
        for k in 0..<ofRows.all {
            for j in 0..<blocks {
                let block = first * blocks + j
                body(
                    2 * (ofRows.start(k) * bunch * size + j * vector),
                    base.start + 2 * vector * (k * ofColumns.all * blocks + block),
                    step.start + 2 * vector * lanes * block,
                    2 * vector * (k * b + ofColumns.start(first) + j * lanes))
            }
        }
    }

    /// Bunches of rows, from the middle into the target.
    private func second(
        _ bunches: Range<Int>, _ middle: Split, _ y: mt_fft_target, _ scale: Double
    ) throws(OutOfMemory) {
        try withScratch(rows.scratchBytes(bunch: lanes)) { scratch in
            let work = Work(scratch: scratch, parallelism: .sequential)
            for k in bunches {
                var target = y.advanced(by: ofRows.start(k), size: size)
                target.group = a
                rows.run(
                    middle.source(group: lanes, from: k * lanes * b), target, bunch: lanes, scale: scale, work: work)
            }
        }
    }
}
