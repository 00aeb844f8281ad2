#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The C library's functions of one number.
enum Elementary {
    static func log10(_ x: Double) -> Double { _log10(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { _pow(x, y) }
    static func cbrt(_ x: Double) -> Double { _cbrt(x) }
    static func cos(_ x: Double) -> Double { _cos(x) }
    static func sin(_ x: Double) -> Double { _sin(x) }
}

// Inside `Elementary` its own functions hide the C library's.
private func _log10(_ x: Double) -> Double { log10(x) }
private func _pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func _cbrt(_ x: Double) -> Double { cbrt(x) }
private func _cos(_ x: Double) -> Double { cos(x) }
private func _sin(_ x: Double) -> Double { sin(x) }
