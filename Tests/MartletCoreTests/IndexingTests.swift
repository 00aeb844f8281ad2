import MartletCore
import MartletTestSupport
import Testing

@Suite struct IndexingTests {
    @Test func readingAndWritingAgreeWithNumPy() throws {
        for row in GoldenTable("core/indexing.tsv").rows {
            var array = try counted(row[1], row[2], row[3])
            let before = array
            let index = try selections(row[4])
            if row[0] == "get" {
                let part = try? array.selecting(index)
                #expect((part == nil) == (row[5] == "error"), "\(row)")
                guard let part, row[5] != "error" else { continue }
                #expect(Array(part.shape) == numbers(row[5]), "\(row)")
                #expect(part.elements == numbers(row[6]), "\(row)")
                continue
            }
            let shape = Shape(numbers(String(row[0].dropFirst(4))))
            let value = try NDArray(Array(1000..<1000 + shape.elementCount), shape: shape)
            do {
                try array.assign(value, to: index)
            } catch {
                #expect(row[5] == "error", "\(row) \(error)")
                #expect(array == before)
                continue
            }
            #expect(row[5] != "error", "\(row)")
            #expect(array.elements == numbers(row[6]), "\(row)")
            // The others that shared the elements still see the old ones.
            #expect(before.elements == (try counted(row[1], row[2], row[3])).elements)
        }
    }

    @Test func slicesAgreeWithPython() {
        for row in GoldenTable("core/slices.tsv").rows {
            let array = NDArray(Array(0..<Int(row[0])!))
            #expect(array[slice(row[1])].elements == numbers(row[2]), "\(row)")
        }
    }

    @Test func aStepOfZeroThrows() throws {
        let array = NDArray([1, 2, 3])
        #expect(throws: MartletError.self) { try array.selecting(Slice(step: 0)) }
    }

    @Test func rangesMeanWhatTheySay() {
        let a = NDArray(Array(0..<6))
        #expect(a[1..<3].elements == [1, 2])
        #expect(a[1...3].elements == [1, 2, 3])
        #expect(a[(-3)...(-1)].elements == [3, 4, 5])
        #expect(a[0...Int.max].elements == [0, 1, 2, 3, 4, 5])
        #expect(a[...Int.max].elements == [0, 1, 2, 3, 4, 5])
        #expect(a[(-2)...].elements == [4, 5])
        #expect(a[..<(-4)].elements == [0, 1])
        #expect(a[...(-1)].elements == [0, 1, 2, 3, 4, 5])
        #expect(a[...(-2)].elements == [0, 1, 2, 3, 4])
        #expect(a[Int.min..<Int.max].elements == [0, 1, 2, 3, 4, 5])
    }

    @Test func subscriptsOfEveryArityAgreeWithSelections() throws {
        let shape: Shape = [2, 3, 4, 2]
        let a = try NDArray(Array(0..<48), shape: shape)
        let positions = NDArray([1, 0])
        #expect(a[0, .ellipsis] == (try a.selecting([.at(0)])))
        #expect(a[1..., 2, .all] == (try a.selecting([.slice(Slice(1)), .at(2)])))
        #expect(a[.all, .newAxis, positions, .ellipsis].shape == [2, 1, 2, 4, 2])
        #expect(a[[.at(1), .newAxis, .at(0), .at(0), .positions(positions)]].shape == [2, 1])
        var b = a
        b[0, .ellipsis] = [5]
        b[.all, positions, 3] = [-1]
        #expect(b[0, 2, 0, 1] == 5)
        #expect(b[1, 1, 3, 0] == -1)
        #expect(a[0, 2, 0, 1] == 17)
    }

    @Test func elementsOfEveryRank() throws {
        var zero = NDArray(scalar: 3)
        #expect(zero[] == 3)
        zero[] = 4
        #expect(try zero.item() == 4)
        for (array, layout) in try layouts([3]) {
            #expect((0..<3).map { array[$0] } == [0, 1, 2], "\(layout)")
            #expect((-3..<0).map { array[$0] } == [0, 1, 2])
        }
        for (array, _) in try layouts([2, 3]) {
            for i in 0..<2 {
                for j in 0..<3 {
                    let front = array[i, j], back = array[i - 2, j - 3]
                    #expect(front == 3 * i + j && back == front)
                }
            }
            var copy = array
            copy[1, -1] = 9
            #expect(copy[1, 2] == 9 && array[1, 2] == 5)
        }
        for (array, _) in try layouts([2, 3, 2]) {
            for i in 0..<2 {
                for j in 0..<3 {
                    let even = array[i, j, 0], odd = array[i, j, -1]
                    #expect(even == 6 * i + 2 * j && odd == even + 1)
                }
            }
            var copy = array
            copy[0, 1, 0] = 9
            copy[0, 1, 1] = 8
            #expect(copy[0, 1, 0] == 9 && copy[0, 1, 1] == 8 && array[0, 1, 0] == 2)
        }
        let deep = try NDArray(Array(0..<1024), shape: Shape(repeating: 2, count: 10))
        #expect(deep[1, 0, 0, 0, 0, 0, 0, 0, 0, 1] == 513)
    }

    @Test func elementsOutOfRangeThrow() throws {
        var array = try NDArray(Array(0..<6), shape: [2, 3])
        for position in [[2, 0], [0, 3], [-3, 0], [0], [0, 0, 0], [], [Int.min, 0], [Int.max, Int.max]] {
            #expect(throws: MartletError.self) { try array.element(at: position) }
            #expect(throws: MartletError.self) { try array.setElement(at: position, to: 1) }
        }
    }

    @Test func aWriteThroughABroadcastAxisChangesOneElement() throws {
        var array = try NDArray([1, 2]).broadcast(to: [3, 2])
        array[0, 0] = 7
        #expect(array.elements == [7, 2, 1, 2, 1, 2])
    }

    @Test func overlappingPartsAreReadBeforeTheyAreWritten() {
        var a = NDArray(Array(0..<8))
        a[2...] = a[..<6]
        #expect(a.elements == [0, 1, 0, 1, 2, 3, 4, 5])
        a[Slice(step: -1)] = a
        #expect(a.elements == [5, 4, 3, 2, 1, 0, 1, 0])
        let order = NDArray([7, 6, 5, 4, 3, 2, 1, 0])
        a[order] = a
        #expect(a.elements == [0, 1, 0, 1, 2, 3, 4, 5])
    }

    private func layouts(_ shape: Shape) throws -> [(NDArray<Int>, Layout)] {
        var found: [(NDArray<Int>, Layout)] = []
        try withEveryLayout(NDArray(Array(0..<shape.elementCount), shape: shape)) { found.append(($0, $1)) }
        return found
    }
}
