import CMartletKernels

/// The element types that have kernels: `Float` and `Double`.
package protocol FFTReal: BinaryFloatingPoint & Sendable {
    /// The kernels of the widest instruction set of this processor, or of the one that `MARTLET_CPU` names.
    static var kernels: FFTKernels { get }
}

/// The kernels of one element type on one instruction set.
package struct FFTKernels: Sendable {
    let table: mt_fft_table
    /// Elements in a vector.
    package var lanes: Int { table.lanes }

    /// The kernels of a radix; any odd one up to the largest is served.
    func radix(_ r: Int) -> mt_fft_radix {
        var any = table.radices[0]
        for i in 0..<table.radixCount {
            if table.radices[i].radix == r { return table.radices[i] }
            if table.radices[i].radix == 0 { any = table.radices[i] }
        }
        return any
    }
}

extension Double: FFTReal { package static let kernels = FFTKernels(table: mt_fft_f64().pointee) }
extension Float: FFTReal { package static let kernels = FFTKernels(table: mt_fft_f32().pointee) }
