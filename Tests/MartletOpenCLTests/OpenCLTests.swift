import Martlet
import MartletTestSupport
import Testing

/// The processor through PoCL, or a GPU; without either the suite has nothing to run on, and `./dev test` sees to PoCL.
let device = try? OpenCL()

@Suite(.enabled(if: device != nil), .serialized) struct OpenCLTests {
    let gpu = device!

    /// Host and device agree for every layout.
    private func expectAgreement<T: RealScalar, R: Scalar>(
        _ x: NDArray<T>, _ work: (NDArray<T>) throws -> NDArray<R>, _ difference: (NDArray<R>, NDArray<R>) -> String?
    ) throws {
        try withEveryLayout(x) { x, layout in
            let there = try work(try on(x))
            #expect(there.device == gpu.device, "\(layout)")
            let wrong = difference(try there.onHost(), try work(x))
            #expect(wrong == nil, "\(layout) \(T.dtype)")
        }
    }

    private func expectAgreement<T: RealScalar, R: FieldScalar>(
        _ x: NDArray<T>, _ card: Card, _ work: (NDArray<T>) throws -> NDArray<R>
    ) throws {
        try expectAgreement(x, work) { disagreement($0, $1, card) }
    }

    private func expectEquality<T: RealScalar, R: Scalar>(
        _ x: NDArray<T>, _ work: (NDArray<T>) throws -> NDArray<R>
    ) throws {
        try expectAgreement(x, work) { $0 == $1 ? nil : "\($0) is not \($1)" }
    }

    /// The array on the device, laid out as it is on the host.
    private func on<T>(_ x: NDArray<T>) throws -> NDArray<T> {
        let order = x.shape.indices.sorted { abs(x.strides[$0]) > abs(x.strides[$1]) }
        var back = Array(repeating: 0, count: x.rank)
        for (place, axis) in order.enumerated() { back[axis] = place }
        return try x.permutingAxes(order).on(gpu).permutingAxes(back)
    }

    private func elementwise<F: UnaryFunction, T: RealScalar>(_: F.Type, _ x: NDArray<T>) throws {
        // Each may be off by what the card allows, to either side.
        var card = F.card
        if case .ulps(let ulps) = card.accuracy {
            card = Card(card.name, mirrors: card.mirrors, accuracy: .ulps(2 * ulps))
        }
        try expectAgreement(x, card) { try UnaryMap<F, T>(x: $0).perform() }
    }

    @Test func elementwiseFunctionsAgreeWithTheHost() throws {
        func all<T: RealScalar>(_: T.Type) throws {
            let x = try noise([3, 40, 5], of: T.self) * 3
            try elementwise(NegativeFunction.self, x)
            try elementwise(AbsoluteFunction.self, x)
            try elementwise(FloorFunction.self, x)
            try elementwise(CeilFunction.self, x)
            try elementwise(TruncFunction.self, x)
            try elementwise(RintFunction.self, x)
            try elementwise(SquareFunction.self, x)
            try elementwise(ReciprocalFunction.self, x)
            try elementwise(ExpFunction.self, x)
            try elementwise(SinFunction.self, x)
            try elementwise(CosFunction.self, x)
            try elementwise(TanhFunction.self, x)
            let positive = try Arrays.absolute(x)
            try elementwise(SqrtFunction.self, positive)
            try elementwise(LogFunction.self, positive)
        }
        try all(Double.self)
        try all(Float.self)
    }

    @Test func arithmeticAndComparisonsAgreeWithTheHost() throws {
        func all<T: RealScalar>(_: T.Type) throws {
            let x = try noise([4, 1, 30], of: T.self), row = try noise([7, 30], seed: 2, of: T.self)
            let there = try row.on(gpu)
            func other(_ a: NDArray<T>) -> NDArray<T> { a.device == .host ? row : there }
            try expectEquality(x) { try Arrays.add($0, other($0)) }
            try expectEquality(x) { try Arrays.subtract($0, other($0)) }
            try expectEquality(x) { try Arrays.multiply($0, other($0)) }
            try expectEquality(x) { try Arrays.divide($0, other($0)) }
            try expectEquality(x) { try Arrays.minimum($0, other($0)) }
            try expectEquality(x) { try Arrays.fmax($0, other($0)) }
            try expectEquality(x) { try Arrays.less($0, other($0)) }
            try expectEquality(x) { try Arrays.not_equal($0, other($0)) }
        }
        try all(Double.self)
        try all(Float.self)
    }

    @Test func reductionsAgreeWithTheHost() throws {
        // Of one sign, so that the size of the sum is that of its terms.
        let x = try Arrays.absolute(noise([5, 300, 7]))
        for axis in [nil, [0], [1], [2], [0, 2]] as [[Int]?] {
            let terms = Card("sum", mirrors: "", accuracy: scaled(Sum<Double>.card, by: x.count))
            try expectAgreement(x, terms) { try Arrays.sum($0, axis: axis) }
            try expectEquality(x) { try Arrays.max($0, axis: axis) }
            try expectEquality(x) { try Arrays.min($0, axis: axis) }
        }
        let long = try Arrays.absolute(noise([200_000], of: Float.self))
        try expectAgreement(long, Card("mean", mirrors: "", accuracy: scaled(Mean<Float>.card, by: long.count))) {
            try Arrays.mean($0)
        }
    }

    /// The accuracy for a result of `count` terms.
    private func scaled(_ card: Card, by count: Int) -> Card.Accuracy {
        if case .backward(let factor) = card.accuracy {
            .relative(factor: factor * Double(count))
        } else {
            card.accuracy
        }
    }

    @Test func filtersAgreeWithTheHost() throws {
        let sos = try Signal.butter(3, [0.05, 0.2], btype: .bandpass, output: .sos), there = try sos.on(gpu)
        func sections(_ x: NDArray<Double>) -> NDArray<Double> { x.device == .host ? sos : there }
        for shape in [[3, 500], [1, 20_000], [40, 60]] as [Shape] {
            let x = try noise(shape)
            try expectAgreement(x, SOSFilt<Double>.card) { try Signal.sosfilt(sections($0), $0).y }
            try expectAgreement(x, SOSFilt<Double>.card) { try Signal.sosfilt(sections($0), $0).zf }
            for padding in Signal.Padding.allCases {
                try expectAgreement(x, SOSFiltFilt<Double>.card) {
                    try Signal.sosfiltfilt(sections($0), $0, padtype: padding)
                }
            }
        }
    }

    @Test func aSampleThatIsNotFiniteSpreadsAsOnTheHost() throws {
        let sos = try Signal.butter(2, 0.2, output: .sos)
        var x = try noise([1, 20_000])
        x[0, 5000] = .infinity
        let host = try Signal.sosfilt(sos, x).y.elements,
            there = try Signal.sosfilt(sos.on(gpu), x.on(gpu)).y.onHost().elements
        #expect(host.map(\.isFinite) == there.map(\.isFinite))
    }

    @Test func splinesAgreeWithTheHost() throws {
        let x = try Arrays.linspace(0.0, 10.0, num: 40), y = try noise([40, 3])
        let spline = try Interpolate.CubicSpline(x, y), there = try spline.on(gpu)
        let t = try Arrays.linspace(-1.0, 11.0, num: 500)
        for nu in 0..<4 {
            for beyond in [Extrapolation.yes, .no, .periodic] {
                try expectAgreement(t, PPolyEvaluate<Double>.card) {
                    try ($0.device == .host ? spline : there)($0, nu: nu, extrapolate: beyond)
                }
            }
        }
    }

    @Test func emptyArraysNeedNoLaunch() throws {
        let none = try Arrays.zeros([0, 4]).on(gpu)
        #expect(try Arrays.exp(none).shape == [0, 4])
        #expect((none + none).shape == [0, 4])
        #expect(try Arrays.sum(none, axis: [1]).shape == [0])
    }

    @Test func whatTheDeviceHasNoKernelForIsRefusedUnlessTransfersAreAllowed() throws {
        let x = try noise([20]), there = try x.on(gpu)
        #expect(throws: MartletError.notImplemented(function: "arrays.sort", tried: [gpu.name])) {
            try Arrays.sort(there)
        }
        let sorted = try withTransfers { () throws(MartletError) in try Arrays.sort(there) }
        #expect(sorted.device == gpu.device)
        #expect(try sorted.onHost() == Arrays.sort(x))
    }

    @Test func arraysOnTwoDevicesAreRefused() throws {
        let x = try noise([4])
        #expect(throws: MartletError.mixedDevices(function: "arrays.add", [gpu.device, .host])) {
            try Arrays.add(x.on(gpu), x)
        }
    }

    @Test func aDeviceThatIsNotThereIsAnError() {
        #expect(throws: MartletError.self) { try OpenCL(1000) }
    }
}
