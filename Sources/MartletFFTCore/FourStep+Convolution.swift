import CMartletFFTKernels
import MartletCore

extension FourStep {
    /// The conjugate of the cyclic convolution of x_j c_j, j < n, by what has the spectrum, once more times c_j for j < n: a
    /// chirp's transform in three sweeps over memory instead of four and those of the products.
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
    ///   - factors: c, real parts and then imaginary parts.
    ///   - spectrum: in the order of `bins`, by runs, each real parts and then imaginary parts.
    func convolve(
        _ n: Int, _ x: mt_fft_source, _ factors: Table, _ spectrum: Table, _ y: mt_fft_target, scale: Double, work: Work
    ) throws(OutOfMemory) {
        nonisolated(unsafe) let (x, y) = (x, y)
        nonisolated(unsafe) let middle = middle(work.scratch)
        try forEachBunch(ofColumns, work.parallelism) { bunches throws(OutOfMemory) in
            try self.columns(bunches, n, x, factors, middle)
        }
        try forEachBunch(ofRows, work.parallelism) { bunches throws(OutOfMemory) in
            try self.rows(bunches, middle, spectrum)
        }
        try forEachBunch(ofColumns, work.parallelism) { bunches throws(OutOfMemory) in
            try self.columnsBack(bunches, n, middle, factors, y, scale)
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
        try withColumn { given, column, work in
            for first in bunches {
                let start = ofColumns.start(first), (rows, rest) = parts(n, from: start)
                var source = x.advanced(by: start, size: size), target = given.target(group: ofColumns.size)
                source.group = b
                given.clear(from: rows * ofColumns.size)
                kernels.multiplyRows(rows, ofColumns.size, &source, 0, factors.start + start * size, b, n, &target, 1)
                if rest > 0 {
                    let place = rows * b
                    source = source.advanced(by: place, size: size)
                    target = target.advanced(by: rows * ofColumns.size, size: size)
                    kernels.multiplyRows(1, rest, &source, 0, factors.start + (start + place) * size, 0, n, &target, 1)
                }
                self.columns.run(
                    given.source(group: ofColumns.size), column.target(group: ofColumns.size), bunch: ofColumns.size,
                    scale: 1, work: work)
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
        try withColumn { column, result, work in
            for first in bunches {
                let start = ofColumns.start(first), (rows, rest) = parts(n, from: start)
                forEachSquare(first) { inColumn, base, step, inMiddle in
                    kernels.turnBack(middle.start + inMiddle, base, step, ofColumns.size, column.start + inColumn)
                }
                self.columns.run(
                    column.source(group: ofColumns.size), result.target(group: ofColumns.size), bunch: ofColumns.size,
                    scale: 1, work: work)
                var source = result.source(group: ofColumns.size), target = y.advanced(by: start, size: size)
                target.group = b
                kernels.multiplyRows(
                    rows, ofColumns.size, &source, 1, factors.start + start * size, b, n, &target, scale)
                if rest > 0 {
                    let place = rows * b
                    source = source.advanced(by: rows * ofColumns.size, size: size)
                    target = target.advanced(by: place, size: size)
                    kernels.multiplyRows(
                        1, rest, &source, 1, factors.start + (start + place) * size, 0, n, &target, scale)
                }
            }
        }
    }

    /// How many rows of a bunch of columns that start there lie before n whole, and how many elements of the next.
    private func parts(_ n: Int, from start: Int) -> (rows: Int, rest: Int) {
        let (rows, rest) = n.quotientAndRemainder(dividingBy: b)
        return rest >= start + ofColumns.size ? (rows + 1, 0) : (rows, max(0, rest - start))
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
