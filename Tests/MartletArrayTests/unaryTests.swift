import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct UnaryTests {
    /// A function of one real argument, as called.
    struct Function: Sendable, CustomTestStringConvertible {
        let card: Card
        let double: @Sendable (NDArray<Double>) throws -> NDArray<Double>
        let float: @Sendable (NDArray<Float>) throws -> NDArray<Float>
        var testDescription: String { card.name }
    }

    static let functions = [
        Function(card: NegativeFunction.card, double: { try Arrays.negative($0) }, float: { try Arrays.negative($0) }),
        Function(card: AbsoluteFunction.card, double: { try Arrays.absolute($0) }, float: { try Arrays.absolute($0) }),
        Function(card: FloorFunction.card, double: { try Arrays.floor($0) }, float: { try Arrays.floor($0) }),
        Function(card: CeilFunction.card, double: { try Arrays.ceil($0) }, float: { try Arrays.ceil($0) }),
        Function(card: TruncFunction.card, double: { try Arrays.trunc($0) }, float: { try Arrays.trunc($0) }),
        Function(card: RintFunction.card, double: { try Arrays.rint($0) }, float: { try Arrays.rint($0) }),
        Function(card: SqrtFunction.card, double: { try Arrays.sqrt($0) }, float: { try Arrays.sqrt($0) }),
        Function(card: SquareFunction.card, double: { try Arrays.square($0) }, float: { try Arrays.square($0) }),
        Function(
            card: ReciprocalFunction.card, double: { try Arrays.reciprocal($0) }, float: { try Arrays.reciprocal($0) }),
        Function(card: ExpFunction.card, double: { try Arrays.exp($0) }, float: { try Arrays.exp($0) }),
        Function(card: LogFunction.card, double: { try Arrays.log($0) }, float: { try Arrays.log($0) }),
        Function(card: SinFunction.card, double: { try Arrays.sin($0) }, float: { try Arrays.sin($0) }),
        Function(card: CosFunction.card, double: { try Arrays.cos($0) }, float: { try Arrays.cos($0) }),
        Function(card: TanhFunction.card, double: { try Arrays.tanh($0) }, float: { try Arrays.tanh($0) }),
    ]

    @Test(arguments: functions) func agreesWithTheTableInEveryLayout(_ function: Function) throws {
        let name = String(function.card.name.dropFirst("arrays.".count))
        for row in rows(name) {
            if row[0] == "float64" {
                try check(row, function.card, function.double)
            } else {
                try check(row, function.card, function.float)
            }
        }
    }

    private func check<T: Real>(_ row: [String], _ card: Card, _ f: (NDArray<T>) throws -> NDArray<T>) throws {
        let x: NDArray<T> = try read(row[1]), y: NDArray<T> = try read(row[2])
        try withEveryLayout(x) { x, layout in agree(difference(try f(x), y, card), (row[0], layout)) }
        // A matrix, so that layouts differ in more than a step.
        let n = x.count / 3
        let matrix = try NDArray(x.elements[..<(3 * n)], shape: [3, n])
        let wanted = try NDArray(y.elements[..<(3 * n)], shape: [3, n])
        try withEveryLayout(matrix) { x, layout in agree(difference(try f(x), wanted, card), (row[0], layout)) }
    }

    @Test(arguments: functions) func longArraysHaveTheBitsOfShortOnesOnAnyNumberOfThreads(_ function: Function) throws {
        let x = try noise([300, 701], of: Double.self)
        try withEveryThreadCount { try function.double(x) }
        try withEveryThreadCount { try function.double(x.transposed) }
        try withEveryThreadCount {
            try function.double(x.selecting([.slice(Slice()), .slice(Slice(nil, nil, step: -2))]))
        }
        let whole = try function.double(x).elements
        let row = try function.double(x.selecting([.at(299)])).elements
        #expect(zip(whole[(299 * 701)...], row).allSatisfy { $0.bitPattern == $1.bitPattern })
    }

    @Test(arguments: functions) func emptyArraysStayEmpty(_ function: Function) throws {
        #expect(try function.double(Arrays.zeros([0, 3])).shape == [0, 3])
        #expect(try function.float(Arrays.zeros([], of: Float.self)).shape == [])
    }

    @Test func isnanAgreesWithTheTableInEveryLayout() throws {
        for row in rows("isnan") {
            switch row[0] {
            case "float64": try checkNaN(row, Double.self)
            case "float32": try checkNaN(row, Float.self)
            default: try checkNaN(row, Complex<Double>.self)
            }
        }
    }

    private func checkNaN<T: Field>(_ row: [String], _ type: T.Type) throws {
        let y: NDArray<Bool> = try read(row[2])
        try withEveryLayout(read(row[1], of: type)) { x, _ in
            agree(difference(try Arrays.isnan(x), y, NotEqualFunction.card))
        }
    }

    @Test func theMinusSignNegates() {
        let x: NDArray<Double> = NDArray([1, -2, 0])
        #expect((-x).elements == [-1, 2, 0])
    }

    // MARK: Integers and complex numbers

    @Test func integersWrap() throws {
        let x: NDArray<Int8> = [[-128, -127, -1], [0, 1, 127]]
        try withEveryLayout(x) { x, _ in
            let negative = try Arrays.negative(x), absolute = try Arrays.absolute(x), square = try Arrays.square(x)
            #expect(negative.elements == [-128, 127, 1, 0, -1, -127])
            #expect(absolute.elements == [-128, 127, 1, 0, 1, 127])
            #expect(square.elements == [0, 1, 1, 0, 1, 1])
        }
        let unsigned: NDArray<UInt8> = [0, 1, 255]
        #expect(try Arrays.negative(unsigned).elements == [0, 255, 1])
        #expect(try Arrays.absolute(unsigned).elements == [0, 1, 255])
    }

    @Test func complexNumbersAreTheirParts() throws {
        let re = try noise([6, 7], of: Double.self), im = try noise([7, 6], of: Double.self)
        let parts = zip(re.elements, im.elements).map { Complex(100 * $0, 100 * $1) }
        let x = try NDArray(parts, shape: [6, 7])
        try withEveryLayout(x) { x, _ in
            #expect(try Arrays.negative(x).elements == parts.map { -$0 })
            #expect(
                try Arrays.rint(x).elements
                    == parts.map { Complex($0.real.rounded(.toNearestOrEven), $0.imaginary.rounded(.toNearestOrEven)) })
            let sizes = NDArray(parts.map { ($0.real * $0.real + $0.imaginary * $0.imaginary).squareRoot() })
            agree(difference(try Arrays.absolute(x).reshaped([42]), sizes, Magnitude<Double>.card))
            #expect(try Arrays.square(x).elements == Arrays.multiply(x, x).elements)
            let one = try Arrays.multiply(Arrays.reciprocal(x), x),
                wanted = NDArray<Complex<Double>>(repeatElement(.one, count: 42))
            agree(difference(try one.reshaped([42]), wanted, DivideFunction.card))
        }
    }

    @Test func magnitudesNeitherOverflowNorForgetInfinity() throws {
        let x = NDArray<Complex<Double>>([
            Complex(0x3p600, 0x4p600), Complex(0x3p-600, -0x4p-600), Complex(.infinity, .nan), Complex(.nan, 0),
            Complex(-0.0, -0.0),
        ])
        let sizes = try Arrays.absolute(x).elements
        #expect(sizes[0] == 0x5p600 && sizes[1] == 0x5p-600 && sizes[2] == .infinity && sizes[3].isNaN && sizes[4] == 0)
        let single = try Arrays.absolute(
            NDArray<Complex<Float>>([Complex(0x3p100, 0x4p100), Complex(.nan, -.infinity)])
        ).elements
        #expect(single == [0x5p100, .infinity])
    }
}
