import Testing

import MartletFFTCore

@Suite struct LinesTests {
    @Test func regularNeighboursAreOneAxis() {
        let lines = Lines([
            .init(count: 3, input: 20, output: 10), .init(count: 1, input: 7, output: 7),
            .init(count: 4, input: 5, output: 2), .init(count: 2, input: 1, output: 1),
        ])
        #expect(
            lines.axes == [
                .init(count: 3, input: 20, output: 10), .init(count: 4, input: 5, output: 2),
                .init(count: 2, input: 1, output: 1),
            ])
        let merged = Lines([.init(count: 3, input: 20, output: 8), .init(count: 4, input: 5, output: 2)])
        #expect(merged.axes == [.init(count: 12, input: 5, output: 2)])
    }

    @Test func offsetsCountInOrder() {
        let lines = Lines([.init(count: 2, input: 100, output: -7), .init(count: 3, input: -1, output: 1000)])
        #expect(lines.count == 6)
        #expect((0..<6).map { lines.offset($0).input } == [0, -1, -2, 100, 99, 98])
        #expect((0..<6).map { lines.offset($0).output } == [0, 1000, 2000, -7, 993, 1993])
    }
}
