#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The C library's functions of one `Double`, under names that no method of this module hides.
enum Libm {
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
    static func tangent(_ x: Double) -> Double { tan(x) }
    static func arcCosine(_ x: Double) -> Double { acos(x) }
    static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
    static func areaCosine(_ x: Double) -> Double { acosh(x) }
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
    static func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
}
