package import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shared library opened at run time.  It is never closed.
package struct DynamicLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    /// The candidate that was found.
    package let name: String

    /// The first of `candidates`, names or paths, that can be loaded.
    package init(_ candidates: [String]) throws(MartletError) {
        for name in candidates {
            // Local, so that the library's symbols answer nobody else's calls.
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                self.handle = handle
                self.name = name
                return
            }
        }
        throw .device("none of \(candidates.joined(separator: ", ")) can be loaded")
    }

    /// The function `symbol` as a C function of type `F`.
    package func function<F>(_ symbol: String, as: F.Type = F.self) throws(MartletError) -> F {
        guard let address = dlsym(handle, symbol) else { throw .device("\(name) has no \(symbol)") }
        return unsafeBitCast(address, to: F.self)
    }
}
