import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct DetrendTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in GoldenTable("signal/detrend.tsv").rows {
            if row[3].hasPrefix("c") {
                try check(row, GoldenArray.complex)
            } else {
                try check(row, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(_ row: [String], _ array: (String) throws -> NDArray<T>) throws {
        let x = try array(row[3]), bp = try GoldenArray.integers(row[2]).elements
        // Errors are measured against the signal, of which little may be left.
        func restored(_ y: NDArray<T>) throws -> NDArray<T> {
            try NDArray(zip(x.elements, y.elements).map { $0 + $1 }, shape: x.shape)
        }
        try withEveryLayout(x) { x, _ in
            let y = try Signal.detrend(x, axis: Int(row[0])!, type: Trend(name: row[1])!, bp: bp)
            agree(try disagreement(restored(y), restored(array(row[4])), Detrend<T>.card))
        }
    }

    @Test func aLineLeavesNothing() throws {
        let n = 100_000, line = NDArray((0..<n).map { 3 - 0.25 * Double($0) })
        let left = try Signal.detrend(line), wanted = try line.mapped { $0 + 0 }
        let sum = try NDArray(zip(left.elements, line.elements).map { $0 + $1 }, shape: [n])
        agree(disagreement(sum, wanted, Detrend<Double>.card))
    }

    @Test func threadsShareLongSignalsWithoutADifference() throws {
        let n = 100_001, x = try NDArray((0..<2 * n).map { Double(($0 * 7919) % 1013) - 0.5 }, shape: [2, n])
        for type in Trend.allCases {
            let alone: NDArray<Double> = try withParallelism(.sequential) {
                try Signal.detrend(x, type: type, bp: [1000, 60_000])
            }
            for threads in [2, 3, 5] {
                let shared: NDArray<Double> = try withParallelism(Parallelism(threads: threads)) {
                    try Signal.detrend(x, type: type, bp: [1000, 60_000])
                }
                #expect(alone.elements == shared.elements)
            }
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x: NDArray<Double> = NDArray([1, 2, 3])
        #expect(problem { _ = try Signal.detrend(x, bp: [4]) }.contains("Breakpoints must be less than length of data"))
        #expect(problem { _ = try Signal.detrend(x, bp: [-1]) }.contains("bp"))
        #expect(problem { _ = try Signal.detrend(x, axis: 2) }.contains("axis"))
        #expect(Trend(name: "cubic") == nil)
        #expect(try Signal.detrend(NDArray<Double>([])).isEmpty)
    }
}
