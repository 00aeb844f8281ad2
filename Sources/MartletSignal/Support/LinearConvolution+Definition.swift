import MartletArray
import MartletCore
import MartletFFTCore

extension LinearConvolution {
    /// By the definition, for any type of element: integers wrap, and of truth values it is whether any product is true.
    func defined<T: Scalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws(MartletError) -> NDArray<T> {
        switch T.dtype {
        case .float64, .complex128: return try direct(in1, in2, as: Double.self)
        case .float32, .complex64: return try direct(in1, in2, as: Float.self)
        case .float16:
            let y = try direct(Arrays.astype(in1, Float.self), Arrays.astype(in2, Float.self), as: Float.self)
            return try Arrays.astype(y, T.self)
        default:
            let y = try direct(Arrays.astype(in1, UInt64.self), Arrays.astype(in2, UInt64.self), as: UInt64.self)
            return try Arrays.astype(y, T.self)
        }
    }

    /// By transforms, for any type of element; those of integers are rounded.
    func throughTransforms<T: Scalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws(MartletError) -> NDArray<T> {
        if isProduct { return try defined(in1, in2) }
        func run<F: FieldScalar>(_: F.Type) throws(MartletError) -> NDArray<F> {
            try transformed(Arrays.astype(in1, F.self), Arrays.astype(in2, F.self))
        }
        switch T.dtype {
        case .float64: return try Arrays.astype(run(Double.self), T.self)
        case .float32, .float16: return try Arrays.astype(run(Float.self), T.self)
        case .complex128: return try Arrays.astype(run(Complex<Double>.self), T.self)
        case .complex64: return try Arrays.astype(run(Complex<Float>.self), T.self)
        case .uint64: return try Arrays.astype(Arrays.rint(run(Double.self)), T.self)
        default: return try Arrays.astype(Arrays.astype(Arrays.rint(run(Double.self)), Int.self), T.self)
        }
    }

    /// What `auto` stands for with these arrays: transforms where they cost less and, for integers, are exact.
    func chosen<T: Scalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws(MartletError) -> Signal.ConvolutionMethod {
        if isProduct || T.dtype == .bool { return .direct }
        let isSingle = [.float16, .float32, .complex64].contains(T.dtype)
        if isDirectCheaper(isComplex: T.dtype.kind == .complex, isSingle ? .single : .double) { return .direct }
        if T.dtype.kind >= .real { return .fft }
        return try roundsRightly(in1, in2) ? .fft : .direct
    }

    /// Whether the results of transforms of integers in double precision are less than a quarter off, and so round to the
    /// right ones: no error is above sixteen times its root of the mean square, which is ε √log₂ n times the product of
    /// both norms.
    private func roundsRightly<T: Scalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws(MartletError) -> Bool {
        func norm(_ x: NDArray<T>) throws(MartletError) -> Double {
            let x = try Arrays.astype(x, Double.self)
            return try Arrays.sum(Arrays.square(x)).item().squareRoot()
        }
        let elements = steps.reduce(1) { $0 * ($1.n + $1.m) }
        let doublings = Double(Int.bitWidth - elements.leadingZeroBitCount)
        return try 16 * Double.ulpOfOne * doublings.squareRoot() * norm(in1) * norm(in2) < 0.25
    }
}
