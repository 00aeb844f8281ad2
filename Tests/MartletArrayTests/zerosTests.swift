import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct ZerosTests {
    @Test func fillsTheShape() throws {
        for shape in [[], [0], [3], [2, 0, 4], [2, 3, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]] as [Shape] {
            let y = try Arrays.zeros(shape)
            #expect(y.shape == shape)
            #expect(y.elements.allSatisfy { $0 == 0 })
            #expect(y.elements.count == shape.reduce(1, *))
        }
        #expect(try Arrays.zeros([3], of: UInt8.self).elements == [0, 0, 0])
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(problem { _ = try Arrays.zeros([2, -1]) }.hasPrefix("zeros: shape is [2, -1]"))
        #expect(problem { _ = try Arrays.zeros([.min]) }.hasPrefix("zeros: shape is"))
        #expect(problem { _ = try Arrays.zeros([.max]) }.hasPrefix("zeros: cannot allocate"))
        #expect(problem { _ = try Arrays.zeros([1 << 32, 1 << 32]) }.hasPrefix("zeros: cannot allocate"))
        #expect(problem { _ = try Arrays.zeros([1 << 50]) }.hasPrefix("zeros: cannot allocate"))
    }
}
