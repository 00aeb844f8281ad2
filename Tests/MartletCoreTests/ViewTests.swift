import MartletCore
import MartletTestSupport
import Testing

@Suite struct ViewTests {
    @Test func everyViewAgreesWithNumPy() throws {
        for row in GoldenTable("core/views.tsv").rows {
            let array = try counted(row[1], row[2], row[3])
            let arguments = numbers(row[4])
            func result() throws -> NDArray<Int> {
                switch row[0] {
                case "transposed": return array.transposed
                case "permutingAxes": return try array.permutingAxes(arguments)
                case "movingAxis": return try array.movingAxis(arguments[0], to: arguments[1])
                case "swappingAxes": return try array.swappingAxes(arguments[0], arguments[1])
                case "insertingAxis": return try array.insertingAxis(at: arguments[0])
                case "squeezed": return try array.squeezed()
                case "squeezedAxis": return try array.squeezed(arguments)
                case "flipped": return try array.flipped()
                case "flippedAxis": return try array.flipped(arguments)
                case "diagonal":
                    return try array.diagonal(offset: arguments[0], axis1: arguments[1], axis2: arguments[2])
                case "broadcast": return try array.broadcast(to: Shape(arguments))
                default: return try array.reshaped(Shape(arguments))
                }
            }
            guard let view = try? result() else {
                #expect(row[5] == "error", "\(row)")
                continue
            }
            #expect(Array(view.shape).description == numbers(row[5]).description, "\(row)")
            #expect(view.elements == numbers(row[6]), "\(row)")
            if !view.isEmpty { #expect((view.buffer === array.buffer) == (row[7] == "1"), "\(row)") }
        }
    }

    @Test func shapesBroadcastAsNumPySays() {
        for row in GoldenTable("core/broadcasting.tsv").rows {
            let shape = Shape(numbers(row[0])).broadcast(with: Shape(numbers(row[1])))
            #expect(shape.map { numbers(row[2]) == Array($0) } ?? (row[2] == "error"), "\(row)")
        }
    }

    @Test func extremeDiagonalsAreEmpty() throws {
        let array = try NDArray(Array(0..<6), shape: [2, 3])
        for shift in [Int.min, Int.min + 1, -3, 4, Int.max] {
            #expect(try array.diagonal(offset: shift).shape == [0])
        }
    }

    @Test func lengthsThatNoMemoryHoldsThrow() throws {
        let one = NDArray([1.0])
        #expect(throws: MartletError.self) { try one.broadcast(to: [1 << 40, 1 << 40]) }
        #expect(throws: MartletError.self) { try one.broadcast(to: [1 << 61]) }
        #expect(throws: MartletError.self) { try one.broadcast(to: [-1]) }
        #expect(throws: MartletError.self) { try one.reshaped([1 << 40, 1 << 40]) }
        #expect(throws: MartletError.self) { try one.reshaped([-2]) }
        #expect(throws: MartletError.self) { try NDArray<Double>(repeating: 0, shape: [1 << 62]) }
        #expect(throws: MartletError.self) { try NDArray<Double>(repeating: 0, shape: [-1]) }
        #expect(try NDArray<Double>(repeating: 0, shape: [1 << 62, 0, 1 << 62]).isEmpty)
    }

    @Test func subarraysAreViewsAlongAnAxis() throws {
        let array = try NDArray(Array(0..<6), shape: [2, 3])
        #expect(try array.subarrays().map(\.elements) == [[0, 1, 2], [3, 4, 5]])
        #expect(try array.subarrays(along: -1).map(\.elements) == [[0, 3], [1, 4], [2, 5]])
        #expect(try array.subarrays().allSatisfy { $0.buffer === array.buffer })
        #expect(throws: MartletError.self) { try NDArray(scalar: 1).subarrays() }
    }
}
