/// A complex number in Cartesian form, with the memory layout of C's `_Complex`.
///
/// Goals, in order: exactness of the parts where one exists (addition, conjugation, products with a real), no
/// undue overflow or underflow in division, speed.  Products follow the textbook formula, as NumPy's do, and so may
/// give NaN where a part overflows.
@frozen public struct Complex<Real: RealScalar>: Sendable, Hashable, Codable, BitwiseCopyable {
    public var real, imaginary: Real

    @inlinable public init(_ real: Real, _ imaginary: Real = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    /// The imaginary unit.
    @inlinable public static var i: Complex { Complex(0, 1) }
    @inlinable public static var zero: Complex { Complex(0, 0) }
    @inlinable public static var one: Complex { Complex(1, 0) }

    @inlinable public var conjugate: Complex { Complex(real, -imaginary) }

    /// real² + imaginary².
    @inlinable public var squaredMagnitude: Real { real * real + imaginary * imaginary }

    /// √(real² + imaginary²), scaled so that only a magnitude that is itself out of range overflows.
    public var magnitude: Real {
        let a = real.magnitude, b = imaginary.magnitude
        if a.isInfinite || b.isInfinite { return .infinity }
        let large = Real.maximum(a, b), small = Real.minimum(a, b)
        if large == 0 || large.isNaN || small.isNaN { return a + b }
        let ratio = small / large
        return large * (1 + ratio * ratio).squareRoot()
    }

    @inlinable public var isFinite: Bool { real.isFinite && imaginary.isFinite }
    @inlinable public var isNaN: Bool { real.isNaN || imaginary.isNaN }
}

extension Complex: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    @inlinable public init(floatLiteral value: Double) { self.init(Real(value)) }
    @inlinable public init(integerLiteral value: Int) { self.init(Real(value)) }
}

extension Complex: AdditiveArithmetic {
    @inlinable public static func + (a: Complex, b: Complex) -> Complex {
        Complex(a.real + b.real, a.imaginary + b.imaginary)
    }
    @inlinable public static func - (a: Complex, b: Complex) -> Complex {
        Complex(a.real - b.real, a.imaginary - b.imaginary)
    }
    @inlinable public static prefix func - (a: Complex) -> Complex { Complex(-a.real, -a.imaginary) }
}

extension Complex {
    @inlinable public static func * (a: Complex, b: Complex) -> Complex {
        Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }
    @inlinable public static func * (a: Real, b: Complex) -> Complex { Complex(a * b.real, a * b.imaginary) }
    @inlinable public static func * (a: Complex, b: Real) -> Complex { Complex(a.real * b, a.imaginary * b) }
    @inlinable public static func / (a: Complex, b: Real) -> Complex { Complex(a.real / b, a.imaginary / b) }
    @inlinable public static func *= (a: inout Complex, b: Complex) { a = a * b }

    /// The quotient by Smith's method, which scales by the larger part of the divisor.
    ///
    /// R. L. Smith, Algorithm 116: Complex division, 1962, doi:10.1145/368637.368661.
    public static func / (a: Complex, b: Complex) -> Complex {
        if b.real.magnitude >= b.imaginary.magnitude {
            if b.real == 0 && b.imaginary == 0 {
                return Complex(a.real / b.real.magnitude, a.imaginary / b.real.magnitude)
            }
            let ratio = b.imaginary / b.real, scale: Real = 1 / (b.real + b.imaginary * ratio)
            return Complex((a.real + a.imaginary * ratio) * scale, (a.imaginary - a.real * ratio) * scale)
        }
        let ratio = b.real / b.imaginary, scale: Real = 1 / (b.imaginary + b.real * ratio)
        return Complex((a.real * ratio + a.imaginary) * scale, (a.imaginary * ratio - a.real) * scale)
    }
    @inlinable public static func /= (a: inout Complex, b: Complex) { a = a / b }
}

extension Complex: CustomStringConvertible {
    public var description: String {
        imaginary.sign == .minus && !imaginary.isNaN ? "\(real)-\(imaginary.magnitude)i" : "\(real)+\(imaginary)i"
    }
}
