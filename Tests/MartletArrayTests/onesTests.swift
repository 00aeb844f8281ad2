import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct OnesTests {
    @Test func fillsTheShape() throws {
        for shape in [[], [0], [3], [2, 0, 4], [2, 3, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]] as [Shape] {
            let y = try Arrays.ones(shape)
            #expect(y.shape == shape)
            #expect(y.elements.allSatisfy { $0 == 1 })
            #expect(y.elements.count == shape.reduce(1, *))
        }
        #expect(try Arrays.ones([3], of: UInt8.self).elements == [1, 1, 1])
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(problem { _ = try Arrays.ones([2, -1]) }.hasPrefix("ones: shape is [2, -1]"))
        #expect(problem { _ = try Arrays.ones([.min]) }.hasPrefix("ones: shape is"))
        #expect(problem { _ = try Arrays.ones([.max]) }.hasPrefix("ones: cannot allocate"))
        #expect(problem { _ = try Arrays.ones([1 << 32, 1 << 32]) }.hasPrefix("ones: cannot allocate"))
        #expect(problem { _ = try Arrays.ones([1 << 50]) }.hasPrefix("ones: cannot allocate"))
    }
}
