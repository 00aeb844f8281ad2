import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct BinaryTests {
    @Test func addAgreesWithTheTable() throws {
        func check<T: Numeric>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, AddFunction.card) { try Arrays.add($0, $1) }
        }
        for row in rows("add") { try check(numeric[row[0]]!, row) }
    }

    @Test func subtractAgreesWithTheTable() throws {
        func check<T: Numeric>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, SubtractFunction.card) { try Arrays.subtract($0, $1) }
        }
        for row in rows("subtract") { try check(numeric[row[0]]!, row) }
    }

    @Test func multiplyAgreesWithTheTable() throws {
        func check<T: Numeric>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, MultiplyFunction.card) { try Arrays.multiply($0, $1) }
        }
        for row in rows("multiply") { try check(numeric[row[0]]!, row) }
    }

    @Test func floorDivideAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, FloorDivideFunction.card) { try Arrays.floor_divide($0, $1) }
        }
        for row in rows("floor_divide") { try check(ordered[row[0]]!, row) }
    }

    @Test func remainderAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, RemainderFunction.card) { try Arrays.remainder($0, $1) }
        }
        for row in rows("remainder") { try check(ordered[row[0]]!, row) }
    }

    @Test func minimumAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, MinimumFunction.card, change: withoutSignsOfZeros) {
                try Arrays.minimum($0, $1)
            }
        }
        for row in rows("minimum") { try check(ordered[row[0]]!, row) }
    }

    @Test func maximumAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, MaximumFunction.card, change: withoutSignsOfZeros) {
                try Arrays.maximum($0, $1)
            }
        }
        for row in rows("maximum") { try check(ordered[row[0]]!, row) }
    }

    @Test func fminAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, FminFunction.card, change: withoutSignsOfZeros) {
                try Arrays.fmin($0, $1)
            }
        }
        for row in rows("fmin") { try check(ordered[row[0]]!, row) }
    }

    @Test func fmaxAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, FmaxFunction.card, change: withoutSignsOfZeros) {
                try Arrays.fmax($0, $1)
            }
        }
        for row in rows("fmax") { try check(ordered[row[0]]!, row) }
    }

    @Test func equalAgreesWithTheTable() throws {
        func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, EqualFunction.card) { try Arrays.equal($0, $1) }
        }
        for row in rows("equal") { try check(every[row[0]]!, row) }
    }

    @Test func notEqualAgreesWithTheTable() throws {
        func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, NotEqualFunction.card) { try Arrays.not_equal($0, $1) }
        }
        for row in rows("not_equal") { try check(every[row[0]]!, row) }
    }

    @Test func lessAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, LessFunction.card) { try Arrays.less($0, $1) }
        }
        for row in rows("less") { try check(ordered[row[0]]!, row) }
    }

    @Test func lessEqualAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, LessEqualFunction.card) { try Arrays.less_equal($0, $1) }
        }
        for row in rows("less_equal") { try check(ordered[row[0]]!, row) }
    }

    @Test func greaterAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, GreaterFunction.card) { try Arrays.greater($0, $1) }
        }
        for row in rows("greater") { try check(ordered[row[0]]!, row) }
    }

    @Test func greaterEqualAgreesWithTheTable() throws {
        func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: Bool.self, GreaterEqualFunction.card) { try Arrays.greater_equal($0, $1) }
        }
        for row in rows("greater_equal") { try check(ordered[row[0]]!, row) }
    }

    @Test func divideAgreesWithTheTable() throws {
        func check<T: Field>(_ type: T.Type, _ row: [String]) throws {
            try agrees(row, type, of: T.self, DivideFunction.card) { try Arrays.divide($0, $1) }
        }
        for row in rows("divide") {
            switch row[0] {
            case "float64": try check(Double.self, row)
            case "float32": try check(Float.self, row)
            case "complex64": try check(Complex<Float>.self, row)
            default: try check(Complex<Double>.self, row)
            }
        }
    }

    /// Every layout of one beside every layout of the other.
    private func agrees<T: Tabled, R: Tabled>(
        _ row: [String], _ type: T.Type, of: R.Type, _ card: Card,
        change: (NDArray<R>) throws -> NDArray<R> = { $0 }, _ f: (NDArray<T>, NDArray<T>) throws -> NDArray<R>
    ) throws {
        let wanted = try change(read(row[3], of: R.self))
        try withEveryLayout(read(row[1], of: type)) { a, first in
            try withEveryLayout(read(row[2], of: type)) { b, second in
                agree(difference(try change(f(a, b)), wanted, card), (card.name, row[0], first, second))
            }
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let a = try noise([300, 701], of: Double.self), b = try noise([300, 701], seed: 2, of: Double.self)
        try withEveryThreadCount { try Arrays.divide(a, b) }
        try withEveryThreadCount { try Arrays.add(a.transposed, b.transposed) }
        try withEveryThreadCount { try Arrays.multiply(a, b.selecting([.at(7)])) }
        try withEveryThreadCount { try Arrays.subtract(a, b.selecting([.slice(Slice()), .slice(Slice(3, 4))])) }
        try withEveryThreadCount { try Arrays.less(a, b.flipped()) }
        try withEveryThreadCount { try Arrays.remainder(a, NDArray(scalar: 0.01)) }
    }

    @Test func operatorsAreTheFunctions() throws {
        let a: NDArray<Double> = NDArray([7, -8, 9]), b: NDArray<Double> = NDArray([2, 3, -4])
        #expect((a + b).elements == [9, -5, 5])
        #expect((a - b).elements == [5, -11, 13])
        #expect((a * b).elements == [14, -24, -36])
        #expect((a / b).elements == [3.5, -8.0 / 3, -2.25])
        #expect((a % b).elements == [1, 1, -3])
        #expect((a + 1).elements == [8, -7, 10])
        #expect((1 - a).elements == [-6, 9, -8])
        #expect((2 * a).elements == [14, -16, 18])
        #expect((1 / b).elements == [0.5, 1.0 / 3, -0.25])
        #expect((a .== b).elements == [false, false, false])
        #expect((a .!= b).elements == [true, true, true])
        #expect((a .< b).elements == [false, true, false])
        #expect((a .<= 7).elements == [true, true, false])
        #expect((a .> b).elements == [true, false, true])
        #expect((a .>= 7).elements == [true, false, true])
        var c = a
        c += b
        c -= 1
        c *= 2
        c /= b
        #expect(c.elements == [8, -4, -2])
        c %= 3
        #expect(c.elements == [2, 2, 1])
        #expect(a.elements == [7, -8, 9])
        let i: NDArray<Int32> = NDArray([.max, .min])
        #expect((i + 1).elements == [.min, .min + 1])
        #expect((i * i).elements == [1, 0])
    }

    @Test func refusesWhatDoesNotFit() throws {
        let a = try Arrays.zeros([2, 3]), b = try Arrays.zeros([2])
        let wrong = problem { _ = try Arrays.add(a, b) }
        #expect(wrong == "add: b is [2], but must be a shape that broadcasts with [2, 3]")
        #expect(problem { _ = try Arrays.less_equal(a, b) }.hasPrefix("less_equal: b is [2]"))
        #if !(os(macOS) && arch(x86_64))
            let halves = try NDArray<Float16>(repeating: 1, shape: [2])
            #expect(problem { _ = try Arrays.add(halves, halves) }.hasPrefix("add: a is float16"))
        #endif
    }

    @Test func resultsTooLargeForMemoryThrow() throws {
        let wide = try NDArray(scalar: 1.0).broadcast(to: [1 << 40, 1]),
            high = try NDArray(scalar: 1.0).broadcast(to: [1, 1 << 40])
        #expect(problem { _ = try Arrays.add(wide, high) }.hasPrefix("add: cannot allocate"))
        #expect(problem { _ = try Arrays.add(wide, wide) }.hasPrefix("add: cannot allocate"))
        #expect(problem { _ = try Arrays.equal(wide, high) }.hasPrefix("equal: cannot allocate"))
    }
}
