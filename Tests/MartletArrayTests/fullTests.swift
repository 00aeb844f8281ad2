import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct FullTests {
    @Test func fillsTheShape() throws {
        for shape in [[], [0], [3], [2, 0, 4], [2, 3, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]] as [Shape] {
            let y = try Arrays.full(shape, 2.5)
            #expect(y.shape == shape)
            #expect(y.elements.allSatisfy { $0 == 2.5 })
            #expect(y.elements.count == shape.reduce(1, *))
        }
        #expect(try Arrays.full([3], UInt8(7)).elements == [7, 7, 7])
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(problem { _ = try Arrays.full([2, -1], 2.5) }.hasPrefix("full: shape is [2, -1]"))
        #expect(problem { _ = try Arrays.full([.min], 2.5) }.hasPrefix("full: shape is"))
        #expect(problem { _ = try Arrays.full([.max], 2.5) }.hasPrefix("full: cannot allocate"))
        #expect(problem { _ = try Arrays.full([1 << 32, 1 << 32], 2.5) }.hasPrefix("full: cannot allocate"))
        #expect(problem { _ = try Arrays.full([1 << 50], 2.5) }.hasPrefix("full: cannot allocate"))
    }
}
