import MartletCore
import Testing

/// Layouts made at random, from a seed.
private struct Layouts {
    var state: UInt64
    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }

    /// An array of shape `shape` whose elements lie anyhow.
    mutating func array<E: Scalar>(_ shape: Shape, _: E.Type, of value: (Int) -> E) throws -> NDArray<E> {
        var whole = shape, cuts: [AxisSelection] = []
        for axis in shape.indices {
            let step = 1 + next(3)
            whole[axis] = shape[axis] * step
            cuts.append(.slice(Slice(step: next(2) == 0 ? step : -step)))
        }
        var order = Array(shape.indices)
        for i in order.indices.reversed() { order.swapAt(i, next(i + 1)) }
        var back = order
        for (k, axis) in order.enumerated() { back[axis] = k }
        let lengths = Shape(order.map { whole[$0] })
        let large = try NDArray((0..<lengths.elementCount).map(value), shape: lengths)
        return try large.permutingAxes(back).selecting(cuts)
    }
}

@Suite struct WalkTests {
    private let shapes: [Shape] = [
        [], [1], [7], [0], [3, 4], [1, 5], [5, 1], [2, 0, 3], [2, 3, 4], [4, 1, 3, 2], [3, 1, 1, 2, 2],
        Shape(repeating: 2, count: 9), [40, 50], [33, 2, 70], [64, 64],
    ]

    @Test func everyIndexIsVisitedOnceAndInOrder() throws {
        var layouts = Layouts(state: 1)
        for shape in shapes {
            for _ in 0..<4 {
                let a = try layouts.array(shape, Int.self) { $0 }, b = try layouts.array(shape, Int.self) { $0 }
                let walk = Walk(shape, [a.strides, b.strides])
                #expect(walk.rows * walk.runLength == shape.elementCount)
                var seenA: [Int] = [], seenB: [Int] = []
                // In two goes, to see that a walk can begin anywhere.
                for rows in [0..<walk.rows / 3, walk.rows / 3..<walk.rows] {
                    walk.forEachRow(in: rows) { offsets in
                        for i in 0..<walk.runLength {
                            seenA.append(a.hostPointer[offsets[0] + i * walk.runStrides[0]])
                            seenB.append(b.hostPointer[offsets[1] + i * walk.runStrides[1]])
                        }
                    }
                }
                #expect(seenA == reference(a), "\(shape)")
                #expect(seenB == reference(b), "\(shape)")
            }
        }
    }

    @Test func axesThatEveryOperandStepsThroughEvenlyBecomeOne() {
        let walk = Walk([2, 3, 4], [[12, 4, 1], [24, 8, 2]])
        #expect(walk.rows == 1 && walk.runLength == 24 && walk.runStrides == [1, 2])
        let broadcast = Walk([2, 3, 4], [[12, 4, 1], [0, 0, 1]])
        #expect(broadcast.rows == 6 && broadcast.runLength == 4)
    }

    @Test func copiesOfEverySizeAreRight() throws {
        var layouts = Layouts(state: 2)
        for shape in shapes {
            func check<E: Scalar>(_ type: E.Type, _ value: (Int) -> E) throws {
                let a = try layouts.array(shape, type, of: value)
                #expect(try a.copied().elements == reference(a), "\(shape) \(type)")
                var target = try layouts.array(shape, type, of: { _ in .zero })
                try target.assign(a, to: [.ellipsis])
                #expect(reference(target) == reference(a), "\(shape) \(type)")
            }
            try check(UInt8.self) { UInt8(truncatingIfNeeded: $0) }
            try check(Int16.self) { Int16(truncatingIfNeeded: $0) }
            try check(Float.self) { Float($0) }
            try check(Int.self) { $0 }
            try check(Complex<Double>.self) { Complex(Double($0), -1) }
        }
    }

    /// The elements in row-major order, one by one.
    private func reference<E: Scalar>(_ array: NDArray<E>) -> [E] {
        let shape = array.shape, steps = shape.rowMajorStrides
        return (0..<shape.elementCount).map { k in
            var at = 0
            for axis in shape.indices { at += k / steps[axis] % shape[axis] * array.strides[axis] }
            return array.hostPointer[at]
        }
    }
}
