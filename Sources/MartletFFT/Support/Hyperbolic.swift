#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Quotients of hyperbolic functions, without the overflow of either; and functions of the C library under names that
/// no method hides.
enum Hyperbolic {
    enum Part { case sine, cosine }

    /// f(a) / g(b), each of sinh and cosh: exp(|a| − |b|) times quotients of 1 ± exp(−2|·|), which are below 2.
    static func quotient(_ above: Part, _ a: Double, _ below: Part, _ b: Double) -> Double {
        let size = exp(a.magnitude - b.magnitude)
        return size * scaled(above, a) / scaled(below, b)
    }

    /// 2 exp(−|x|) f(x).
    private static func scaled(_ part: Part, _ x: Double) -> Double {
        switch part {
        case .cosine: 1 + exp(-2 * x.magnitude)
        case .sine: x < 0 ? expm1(-2 * x.magnitude) : -expm1(-2 * x.magnitude)
        }
    }

    static func tangent(_ x: Double) -> Double { tanh(x) }
    static func circle(_ x: Double) -> (cosine: Double, sine: Double) { (cos(x), sin(x)) }
    static func power(_ x: Double, _ n: Int) -> Double { pow(x, Double(n)) }
}
