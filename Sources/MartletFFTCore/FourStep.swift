import CMartletKernels
import MartletCore

/// A long transform as columns × rows of short ones that fit into the second-level cache: two sweeps over memory.
///
/// With n = a b, j = b j₁ + j₂ and k = k₁ + a k₂,
///
///     X[k₁ + a k₂] = Σ_j₂ w_b^(j₂ k₂) · w_n^(j₂ k₁) · Σ_j₁ w_a^(j₁ k₁) x[b j₁ + j₂].
///
/// The first sweep takes bunches of neighbouring columns j₂, transforms them, rotates, and leaves bunches of neighbouring k₁ side
/// by side; the second transforms those, and its last pass writes them where they belong.  The rotation w_n^(j₂ k₁) is the product
/// of two table entries, for the first k₁ of a bunch and for the place in it; both are correctly rounded.
///
/// Reference: D. H. Bailey, "FFTs in external or hierarchical memory", J. Supercomputing 4 (1990) 23–35,
/// doi:10.1007/BF00162341.
struct FourStep<T: FFTReal>: ComplexAlgorithm {
    private let columns, rows: Stockham<T>
    private let a, b: Int
    /// [k₁ / lanes][j₂ / lanes][re, im][lanes]: w_n^(j₂ k₁) for the first k₁ of each bunch.
    private let base: Table<T>
    /// [j₂ / lanes][place][re, im][lanes]: w_n^(j₂ place).
    private let step: Table<T>
    /// Lines in a bunch of columns.
    private let bunch: Int
    let takesBunches = false

    init(columns: Recipe, rows: Recipe) {
        guard case .stockham(let first) = columns, case .stockham(let second) = rows else {
            preconditionFailure("a four-step transform is made of autosorting ones")
        }
        self.columns = Stockham(first)
        self.rows = Stockham(second)
        let a = columns.length, b = rows.length, lanes = T.kernels.lanes
        (self.a, self.b) = (a, b)
        bunch = b % (2 * lanes) == 0 ? 2 * lanes : lanes
        let root = RootsOfUnity(a * b)
        func fill(_ table: UnsafeMutablePointer<T>, _ i: inout Int, _ k: Int, _ j: Int) {
            for lane in 0..<lanes {
                let w = root[(j + lane) * k]
                table[i + lane] = T(w.re)
                table[i + lanes + lane] = T(w.im)
            }
            i += 2 * lanes
        }
        base = Table(count: 2 * a * b / lanes) { table in
            var i = 0
            for k in stride(from: 0, to: a, by: lanes) {
                for j in stride(from: 0, to: b, by: lanes) { fill(table, &i, k, j) }
            }
        }
        step = Table(count: 2 * b * lanes) { table in
            var i = 0
            for j in stride(from: 0, to: b, by: lanes) { for place in 0..<lanes { fill(table, &i, place, j) } }
        }
    }

    var byteCount: Int { columns.byteCount + rows.byteCount + base.byteCount + step.byteCount }

    func scratchBytes(bunch: Int) -> Int { Split<T>.byteCount(a * b) }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch _: Int, scale: Double, work: Work) {
        let middle = Split<T>(work.scratch, count: a * b)
        // Threads share nothing but disjoint parts of these.
        nonisolated(unsafe) let (x, y, re, im) = (x, y, middle.re, middle.im)
        let lanes = T.kernels.lanes, turn = T.kernels.table.turn
        work.parallelism.forEachRun(of: b / bunch, grain: 4) { bunches in
            withScratch(columns.scratchBytes(bunch: bunch) + Split<T>.byteCount(a * bunch)) { scratch in
                let column = Split<T>(scratch, count: a * bunch)
                let inner = Work(
                    scratch: scratch + Split<T>.byteCount(a * bunch), parallelism: .sequential)
                for first in bunches {
                    var source = x.advanced(by: x.group * first * bunch, T.self)
                    source.group = b
                    columns.run(source, column.target(group: bunch), bunch: bunch, scale: 1, work: inner)
                    for k in 0..<a / lanes {
                        for j in 0..<bunch / lanes {
                            let from = k * lanes * bunch + j * lanes, block = first * bunch / lanes + j
                            let to = (k * b + block * lanes) * lanes
                            turn(
                                bunch, column.re + from, column.im + from, base.pointer + 2 * lanes * (k * (b / lanes) + block),
                                step.pointer + 2 * lanes * lanes * block, re + to, im + to)
                        }
                    }
                }
            }
        }
        work.parallelism.forEachRun(of: a / lanes, grain: 8) { blocks in
            withScratch(rows.scratchBytes(bunch: lanes)) { scratch in
                let inner = Work(scratch: scratch, parallelism: .sequential)
                for k in blocks {
                    let from = k * lanes * b
                    let source = mt_fft_source(
                        re: re + from, im: im + from, group: lanes, leg: 0, form: Int32(mt_fft_split.rawValue))
                    var target = y.advanced(by: y.group * k * lanes, T.self)
                    target.group = a
                    rows.run(source, target, bunch: lanes, scale: scale, work: inner)
                }
            }
        }
    }
}
