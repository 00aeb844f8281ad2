import CMartletKernels
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
/// both are correctly rounded.
///
/// Reference: D. H. Bailey, "FFTs in external or hierarchical memory", J. Supercomputing 4 (1990) 23–35,
/// doi:10.1007/BF00162341.
final class FourStep: ComplexAlgorithm {
    private let columns, rows: Stockham
    private let a, b, size, lanes: Int
    /// [k₁ / lanes][j₂ / lanes][re, im][lanes]: w_n^(j₂ k₁) for the first k₁ of each bunch.
    private let base: Table
    /// [j₂ / lanes][place][re, im][lanes]: w_n^(j₂ place).
    private let step: Table
    private let kernels: mt_fft_table
    /// Lines in a bunch of columns.
    private let bunch: Int
    let takesBunches = false
    let takesBlocks = true

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
        bunch = b % (2 * lanes) == 0 ? 2 * lanes : lanes
        func append(_ table: inout Table.Writer, _ k: Int, _ j: Int) {
            table.appendBlock(lanes) { lane in root[(j + lane) * k] }
        }
        base = try Table(precision, count: 2 * a * b / lanes) { table in
            for k in stride(from: 0, to: a, by: lanes) {
                for j in stride(from: 0, to: b, by: lanes) { append(&table, k, j) }
            }
        }
        step = try Table(precision, count: 2 * b * lanes) { table in
            for j in stride(from: 0, to: b, by: lanes) { for place in 0..<lanes { append(&table, place, j) } }
        }
    }

    var byteCount: Int { columns.byteCount + rows.byteCount + base.byteCount + step.byteCount }

    func scratchBytes(bunch: Int) -> Int { Split.byteCount(a * b, size: size) }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch _: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        // Threads write disjoint parts of the middle and of the target.
        nonisolated(unsafe) let (x, y) = (x, y), middle = Split(work.scratch, count: a * b, size: size, lanes: lanes)
        try work.parallelism.forEachRun(failingWith: OutOfMemory.self, of: b / bunch, grain: 4) {
            bunches throws(OutOfMemory) in try self.first(bunches, x, middle)
        }
        try work.parallelism.forEachRun(failingWith: OutOfMemory.self, of: a / lanes, grain: 8) {
            blocks throws(OutOfMemory) in try self.second(blocks, middle, y, scale)
        }
    }

    /// Bunches of columns, from the source into the middle.
    private func first(_ bunches: Range<Int>, _ x: mt_fft_source, _ middle: Split) throws(OutOfMemory) {
        let room = Split.byteCount(a * bunch, size: size), vector = lanes * size
        try withScratch(columns.scratchBytes(bunch: bunch) + room) { scratch in
            let column = Split(scratch, count: a * bunch, size: size, lanes: lanes)
            let work = Work(scratch: scratch + room, parallelism: .sequential)
            for first in bunches {
                var source = x.advanced(by: first * bunch, size: size)
                source.group = b
                columns.run(source, column.target(group: bunch), bunch: bunch, scale: 1, work: work)
                for k in 0..<a / lanes {
                    for j in 0..<bunch / lanes {
                        let block = first * bunch / lanes + j
                        kernels.turn(
                            bunch, column.start + 2 * (k * bunch + j) * vector,
                            base.start + 2 * vector * (k * (b / lanes) + block),
                            step.start + 2 * vector * lanes * block,
                            middle.start + 2 * (k * b + block * lanes) * vector)
                    }
                }
            }
        }
    }

    /// Bunches of rows, from the middle into the target.
    private func second(
        _ blocks: Range<Int>, _ middle: Split, _ y: mt_fft_target, _ scale: Double
    ) throws(OutOfMemory) {
        try withScratch(rows.scratchBytes(bunch: lanes)) { scratch in
            let work = Work(scratch: scratch, parallelism: .sequential)
            for k in blocks {
                var target = y.advanced(by: k * lanes, size: size)
                target.group = a
                rows.run(
                    middle.source(group: lanes, from: k * lanes * b), target, bunch: lanes, scale: scale, work: work)
            }
        }
    }
}
