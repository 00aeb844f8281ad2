import Martlet
import MartletCore

extension Bindings {
    static let convolutions: [Binding] = [
        byEither("convolve", "The convolution of two arrays."),
        byEither("correlate", "The cross-correlation of two arrays."),
        byTransforms("fftconvolve", "The convolution of two arrays by Fourier transforms."),
        byTransforms(
            "oaconvolve", "The convolution of two arrays, one much longer than the other, by transforms of blocks."),
        Binding(
            "signal.choose_conv_method", "scipy.signal.choose_conv_method", "in1[], in2[], mode='full', measure=False",
            "The method by which two arrays are convolved faster."
        ) { a throws(MartletError) in
            let mode = try a.convolutionMode("A"), measure = try a.flag("measure")
            func choose<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                let choice = try Signal.choose_conv_method(
                    a.array("in1", of: T.self), a.array("in2", of: T.self), mode: mode, measure: measure)
                guard let times = choice.times else { return .string(choice.method.rawValue) }
                let words: Value = .dict([("fft", .real(times.fft)), ("direct", .real(times.direct))])
                return .tuple([.string(choice.method.rawValue), words])
            }
            return try choose(a.commonType(["in1", "in2"]).scalarType)
        },
    ]

    /// A convolution, or a correlation, by the definition or by transforms.
    private static func byEither(_ name: String, _ summary: String) -> Binding {
        Binding("signal.\(name)", "scipy.signal.\(name)", "in1[], in2[], mode='full', method='auto'", summary) {
            a throws(MartletError) in
            let mode = try a.convolutionMode("A"), method = try a.convolutionMethod()
            func run<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                let x = try a.array("in1", of: T.self), y = try a.array("in2", of: T.self)
                let result =
                    name == "correlate"
                    ? try Signal.correlate(x, y, mode: mode, method: method)
                    : try Signal.convolve(x, y, mode: mode, method: method)
                return try .array(a.warned(result, x, y, mode, method))
            }
            return try run(a.commonType(["in1", "in2"]).scalarType)
        }
    }

    /// A convolution by transforms alone.
    private static func byTransforms(_ name: String, _ summary: String) -> Binding {
        Binding("signal.\(name)", "scipy.signal.\(name)", "in1[], in2[], mode='full', axes=None", summary) {
            a throws(MartletError) in
            try transformed(a) { x, y, mode, axes throws(MartletError) in
                func run<T: FieldScalar>(_: T.Type) throws(MartletError) -> ArrayValue {
                    let x: NDArray<T> = try x.converted(), y: NDArray<T> = try y.converted()
                    return ArrayValue(
                        name == "oaconvolve"
                            ? try Signal.oaconvolve(x, y, mode: mode, axes: axes)
                            : try Signal.fftconvolve(x, y, mode: mode, axes: axes))
                }
                return try run(a.transformType())
            }
        }
    }

    /// A convolution by transforms: SciPy's is a plain product, in the arrays' own type, where along each axis one of them
    /// has a single element, and of nothing it is an array of doubles.
    private static func transformed(
        _ a: Arguments,
        _ convolve: (ArrayValue, ArrayValue, Signal.ConvolutionMode, [Int]?) throws(MartletError) -> ArrayValue
    ) throws(MartletError) -> Value {
        let x = try a.array("in1"), y = try a.array("in2"), mode = try a.convolutionMode("a")
        let axes = try a.convolutionAxes(), found = try convolve(x, y, mode, axes)
        if x.shape.contains(0) || y.shape.contains(0) { return .array(try NDArray<Double>(repeating: 0, shape: [0])) }
        let places = axes.map { $0.map { $0 < 0 ? $0 + x.rank : $0 } } ?? Array(0..<x.rank)
        guard places.allSatisfy({ x.shape[$0] == 1 || y.shape[$0] == 1 }) else { return .array(found) }
        func product<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
            if axes == nil {
                // The valid results of a product are all of them.
                let mode = mode == .valid ? .full : mode
                let x = try x.converted(to: T.self), y = try y.converted(to: T.self)
                return .array(try Signal.convolve(x, y, mode: mode, method: .direct))
            }
            return .array(ArrayValue(try found.converted(to: T.self)))
        }
        return try product(a.commonType(["in1", "in2"]).scalarType)
    }
}

extension Arguments {
    /// - Parameter first: the letter that SciPy begins its sentence with.
    func convolutionMode(_ first: String) throws(MartletError) -> Signal.ConvolutionMode {
        if case .string(let word) = self["mode"], let mode = Signal.ConvolutionMode(rawValue: word) { return mode }
        throw wrongValue(
            "mode", given: self["mode"].kind,
            wanted: "a known word: \(first)cceptable mode flags are 'valid', 'same', or 'full'")
    }

    func convolutionMethod() throws(MartletError) -> Signal.ConvolutionMethod {
        if case .string(let word) = self["method"], let method = Signal.ConvolutionMethod(rawValue: word) {
            return method
        }
        throw wrongValue(
            "method", given: self["method"].kind,
            wanted: "a known word: Acceptable method flags are 'auto', 'direct', or 'fft'.")
    }

    func convolutionAxes() throws(MartletError) -> [Int]? {
        do throws(MartletError) { return try optionalIntegers("axes") } catch {
            throw wrongValue(
                "axes", given: self["axes"].kind, wanted: "integers: axes must be a scalar or iterable of integers")
        }
    }

    /// The type that transforms of both arrays are computed in: each array's own, and the wider of both.
    func transformType() throws(MartletError) -> any FieldScalar.Type {
        switch try commonType(["in1"]).inexact.promoted(with: commonType(["in2"]).inexact) {
        case .float32: Float.self
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        default: Double.self
        }
    }

    /// A convolution, with a word to the caller when transforms have spread an infinity or what is no number.
    mutating func warned<T: Scalar>(
        _ result: NDArray<T>, _ x: NDArray<T>, _ y: NDArray<T>, _ mode: Signal.ConvolutionMode,
        _ method: Signal.ConvolutionMethod
    ) throws(MartletError) -> NDArray<T> {
        guard T.dtype.kind >= .real, method != .direct, !result.isEmpty else { return result }
        let first = ArrayValue(NDArray(scalar: result.hostPointer[0]))
        let value = try first.converted(to: Complex<Double>.self).item()
        if value.real.isFinite && value.imaginary.isFinite { return result }
        if method == .auto, try Signal.choose_conv_method(x, y, mode: mode).method == .direct { return result }
        warn(
            "Use of fft convolution on input with NAN or inf results in NAN or inf output. Consider using "
                + "method='direct' instead.", category: "RuntimeWarning")
        return result
    }
}
