import MartletCore
import MartletTestSupport
import Testing

@Suite struct CopyOnWriteTests {
    @Test func aSoleHolderWritesInPlace() throws {
        var array = try NDArray(Array(0..<12), shape: [3, 4])
        let identity = ObjectIdentifier(array.buffer)
        array[1, 2] = -1
        array[0, .all] = NDArray([9, 9, 9, 9])
        array[NDArray([2, 0]), 1...] = [5]
        array[NDArray([true, false, true]), 0] = [6]
        try array.withMutableSpan { $0[0] = 7 }
        #expect(ObjectIdentifier(array.buffer) == identity)
        #expect(array.elements == [7, 5, 5, 5, 4, 5, -1, 7, 6, 5, 5, 5])
    }

    @Test func aSoleViewWritesInPlace() throws {
        var array = try NDArray(Array(0..<12), shape: [3, 4])
        array = array.transposed[1..., Slice(step: -1)]
        let identity = ObjectIdentifier(array.buffer)
        array[0, 0] = -9
        #expect(ObjectIdentifier(array.buffer) == identity)
        #expect(array.elements == [-9, 5, 1, 10, 6, 2, 11, 7, 3])
    }

    @Test func aSharedBufferIsCopiedOnce() throws {
        let original = try NDArray(Array(0..<12), shape: [3, 4])
        var copy = original
        #expect(copy.buffer === original.buffer)
        copy[0, 0] = 100
        #expect(copy.buffer !== original.buffer)
        let identity = ObjectIdentifier(copy.buffer)
        copy[0, 1] = 101
        #expect(ObjectIdentifier(copy.buffer) == identity)
        #expect(original.elements == Array(0..<12))
    }

    @Test func aWriterCopiesOnlyWhatItSees() throws {
        let large = try NDArray(Array(0..<100_000), shape: [1000, 100])
        var row = large[7, .all]
        row[0] = -1
        #expect(row.buffer.byteCount == 100 * MemoryLayout<Int>.stride)
        #expect(large[7, 0] == 700)
    }

    @Test func memoryOfOthersIsNeverWritten() throws {
        var memory = [3, 3, 3, 3]
        memory.withUnsafeMutableBytes { bytes in
            var array = NDArray<Int>(
                borrowing: bytes.baseAddress!, span: 32, shape: [2, 2], strides: [2, 1], offset: 0, release: {})
            array[0, 0] = 1
            #expect(array.elements == [1, 3, 3, 3])
        }
        #expect(memory == [3, 3, 3, 3])
    }

    @Test func aPartThatAChangeIsMadeInIsWrittenBack() {
        var array = NDArray(Array(0..<6))
        func negate(_ part: inout NDArray<Int>) { for i in 0..<part.count { part[i] = -part[i] } }
        negate(&array[2..<4])
        #expect(array.elements == [0, 1, -2, -3, 4, 5])
    }

    @Test func aFailedAssignmentChangesNothing() throws {
        var array = try NDArray(Array(0..<6), shape: [2, 3])
        let positions = NDArray([0, 5])
        #expect(throws: MartletError.self) { try array.assign([1], to: [.all, .positions(positions)]) }
        #expect(throws: MartletError.self) { try array.assign(NDArray([1, 2]), to: [.at(0)]) }
        #expect(array.elements == Array(0..<6))
    }
}
