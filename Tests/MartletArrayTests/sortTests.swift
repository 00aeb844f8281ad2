import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct SortTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("sort") { try check(ordered[row[0]]!, row) }
    }

    private func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<T> = try read(row[3])
        try withEveryLayout(read(row[2], of: type)) { x, layout in
            let y = try Arrays.sort(x, axis: Int(row[1]))
            agree(
                difference(try withoutSignsOfZeros(y), try withoutSignsOfZeros(wanted), Sort<T>.card),
                (row[0], row[1], x.shape, layout))
        }
    }

    @Test func zerosOfNegativeSignComeFirst() throws {
        let few = try Arrays.sort(NDArray([0.0, -0.0, -1, 0.0, -0.0])).elements
        #expect(few.map(\.sign) == [.minus, .minus, .minus, .plus, .plus])
        let many = try Arrays.sort(NDArray((0..<1000).map { $0 % 2 == 0 ? 0.0 : -0.0 })).elements
        #expect(
            many.map(\.sign) == [FloatingPointSign](repeating: .minus, count: 500) + .init(repeating: .plus, count: 500)
        )
    }

    @Test func keysThatDifferInTheirLowBitsAreSorted() throws {
        let bits = try noise([5000], of: Double.self).elements.map { Int($0 * 0x1p20) }
        let far = bits.map { $0 & 7 << 60 | $0 & 0xfff }, few = bits.map { $0 & 3 }, same = bits.map { _ in 5 }
        for x in [bits, far, few, same, bits.sorted(), bits.sorted().reversed()] {
            #expect(try Arrays.sort(NDArray(x)).elements == x.sorted())
        }
        let near = bits.map { 1 + Double($0) * .ulpOfOne }
        #expect(try Arrays.sort(NDArray(near)).elements == near.sorted())
    }

    @Test func notANumberIsLastWhateverItsSign() throws {
        let x = try noise([5000], of: Double.self)
        let with = try Arrays.concatenate([NDArray([-Double.nan, .nan, .infinity]), x])
        let y = try Arrays.sort(with).elements
        #expect(y[5001...].allSatisfy { $0.isNaN })
        #expect(y[5000] == .infinity)
        #expect(Array(y[..<5000]) == x.elements.sorted())
    }

    @Test func longRunsAreSortedForEveryType() throws {
        for type in integers.values { try checkLong(type) }
    }

    private func checkLong<T: Integer>(_ type: T.Type) throws {
        let x = try noise([70_003], of: Double.self).elements.map { T(truncatingIfNeeded: Int($0 * 0x1p62)) }
        #expect(try Arrays.sort(NDArray(x)).elements == x.sorted())
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let x = try noise([30, 7001], of: Double.self)
        try withEveryThreadCount { try Arrays.sort(x, axis: 0) }
        try withEveryThreadCount { try Arrays.sort(x, axis: 1) }
        try withEveryThreadCount { try Arrays.sort(x, axis: nil) }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        #expect(problem { _ = try Arrays.sort(Arrays.zeros([2, 3]), axis: 2) }.hasPrefix("sort: axis is 2"))
        #expect(problem { _ = try Arrays.sort(NDArray(scalar: 1.0)) }.hasPrefix("sort: axis is -1"))
        #expect(try Arrays.sort(NDArray(scalar: 1.0), axis: nil).shape == [1])
    }
}
