import CMartletFFTKernels
import MartletCore

extension FourStep {
    /// The conjugate of the cyclic convolution of x_j c_j, j < n, by what has the spectrum, times d_j for j < n: a chirp's
    /// transform in three sweeps over memory instead of four and those of the products.
    ///
    /// The first sweep multiplies while it fetches bunches of columns.  The second transforms rows, multiplies, and transforms
    /// them back, all in the second-level cache: since the bins of a row come in the order k₁ + a k₂, and
    ///
    ///     Z[b j₁ + j₂] = Σ_k₁ w_a^(j₁ k₁) · w_n^(j₂ k₁) · Σ_k₂ w_b^(j₂ k₂) z[k₁ + a k₂],
    ///
    /// the transform of the product begins with the same rows.  The third sweep rotates, transforms columns, and multiplies
    /// while it puts them into the target.
    ///
    /// - Parameters:
    ///   - before, after: c and d, real parts and then imaginary parts.
    ///   - spectrum: in the order of `bins`, by runs, each real parts and then imaginary parts.
    func convolve(
        _ n: Int, _ x: mt_fft_source, _ before: Table, _ spectrum: Table, _ after: Table, _ y: mt_fft_target,
        scale: Double, work: Work
    ) throws(OutOfMemory) {
        nonisolated(unsafe) let (x, y) = (x, y)
        nonisolated(unsafe) let middle = middle(work.scratch)
        try forEachBunch(ofColumns, work.parallelism) { bunches throws(OutOfMemory) in
            try self.columns(bunches, n, x, before, middle)
        }
        try forEachBunch(ofRows, work.parallelism) { bunches throws(OutOfMemory) in
            try self.rows(bunches, middle, spectrum)
        }
        try forEachBunch(ofColumns, work.parallelism) { bunches throws(OutOfMemory) in
            try self.columnsBack(bunches, n, middle, after, y, scale)
        }
    }

    /// The bin of each place in the second sweep, in runs that lie in the middle one after the other.
    var bins: BinOrder {
        BinOrder(runs: ofRows.all, count: b * lanes) { [a, lanes, ofRows] run, place in
            ofRows.start(run) + place % lanes + a * (place / lanes)
        }
    }

    private func columns(
        _ bunches: Range<Int>, _ n: Int, _ x: mt_fft_source, _ factors: Table, _ middle: Split
    ) throws(OutOfMemory) {
        let bunch = ofColumns.size
        try withColumn { given, column, work in
            for first in bunches {
                var source = x.advanced(by: ofColumns.start(first), size: size)
                source.group = b
                given.clear(from: n / b * bunch)
                multiply(first, n, source, 0, factors, given.target(group: bunch), 1)
                self.columns.run(
                    given.source(group: bunch), column.target(group: bunch), bunch: bunch, scale: 1, work: work)
                turn(first, column, middle)
            }
        }
    }

    private func rows(_ bunches: Range<Int>, _ middle: Split, _ spectrum: Table) throws(OutOfMemory) {
        let count = b * lanes, room = Split.byteCount(count, size: size)
        try withScratch(room + rows.scratchBytes(bunch: lanes)) { scratch in
            let row = Split(scratch, count: count, size: size, lanes: lanes)
            let work = Work(scratch: scratch + room, parallelism: .sequential)
            var source = row.source(group: lanes), target = row.target(group: lanes)
            for k in bunches {
                let inMiddle = middle.source(group: lanes, from: k * count)
                rows.run(inMiddle, target, bunch: lanes, scale: 1, work: work)
                kernels.multiply(
                    count, 1, &source, 1, spectrum.start + 2 * k * count * size, count, &target, 1)
                let back = middle.target(group: lanes).advanced(by: k * count, size: size)
                rows.run(source, back, bunch: lanes, scale: 1, work: work)
            }
        }
    }

    private func columnsBack(
        _ bunches: Range<Int>, _ n: Int, _ middle: Split, _ factors: Table, _ y: mt_fft_target, _ scale: Double
    ) throws(OutOfMemory) {
        let bunch = ofColumns.size
        try withColumn { column, result, work in
            for first in bunches {
                forEachSquare(first) { inColumn, base, step, inMiddle in
                    kernels.turnBack(middle.start + inMiddle, base, step, bunch, column.start + inColumn)
                }
                self.columns.run(
                    column.source(group: bunch), result.target(group: bunch), bunch: bunch, scale: 1, work: work)
                var target = y.advanced(by: ofColumns.start(first), size: size)
                target.group = b
                multiply(first, n, result.source(group: bunch), 1, factors, target, scale)
            }
        }
    }

    /// Multiplies what of a bunch of columns lies before n: whole rows, and the rest of one.
    private func multiply(
        _ first: Int, _ n: Int, _ x: mt_fft_source, _ isConjugated: Int32, _ factors: Table, _ y: mt_fft_target,
        _ scale: Double
    ) {
        let start = ofColumns.start(first), bunch = ofColumns.size, (rows, rest) = n.quotientAndRemainder(dividingBy: b)
        func run(_ row: Int, _ rows: Int, _ count: Int) {
            var source = x.advanced(by: x.group * row, size: size), target = y.advanced(by: y.group * row, size: size)
            kernels.multiplyRows(
                rows, count, &source, isConjugated, factors.start + (start + b * row) * size, b, n, &target, scale)
        }
        run(0, rows, bunch)
        if rest > start { run(rows, 1, min(rest - start, bunch)) }
    }

    /// Room for a bunch of columns, twice, and what their passes want.
    private func withColumn(_ body: (Split, Split, Work) -> Void) throws(OutOfMemory) {
        let count = a * ofColumns.size, room = Split.byteCount(count, size: size)
        try withScratch(2 * room + columns.scratchBytes(bunch: ofColumns.size)) { scratch in
            body(
                Split(scratch, count: count, size: size, lanes: lanes),
                Split(scratch + room, count: count, size: size, lanes: lanes),
                Work(scratch: scratch + 2 * room, parallelism: .sequential))
        }
    }
}
