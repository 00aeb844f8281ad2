import MartletCore
import Testing

@Suite struct ShapeTests {
    @Test func lengthsBeyondEightGoToTheHeap() {
        let shape = Shape(1...12)
        #expect(Array(shape) == Array(1...12))
        #expect(shape.removing(3).count == 11)
    }

    @Test func countsThatOverflowAreNotCounted() {
        #expect(Shape([1 << 32, 1 << 32]).elementCountIfRepresentable == nil)
        #expect(Shape([1 << 32, 1 << 32, 0]).elementCountIfRepresentable == 0)
    }
}
