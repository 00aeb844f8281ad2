import CMartletFFTKernels
package import MartletCore

/// The type of a transform's numbers: `Float` or `Double`.
package enum Precision: Hashable, Sendable, CaseIterable {
    case single, double

    /// Bytes of a number.
    package var size: Int { self == .double ? 8 : 4 }

    /// The types of elements that are one number, and two.
    package var real: DType { self == .double ? .float64 : .float32 }
    package var complex: DType { self == .double ? .complex128 : .complex64 }

    /// Numbers in a vector of the widest instruction set of this processor, or of the one that `MARTLET_CPU` names.
    package var lanes: Int { kernels.lanes }

    /// The kernels of that instruction set.
    var kernels: mt_fft_table { self == .double ? Self.doubleKernels : Self.singleKernels }

    private static let doubleKernels = mt_fft_f64().pointee
    private static let singleKernels = mt_fft_f32().pointee
}

extension mt_fft_table {
    /// The kernels of a radix; any odd one up to the largest is served.
    func radix(_ r: Int) -> mt_fft_radix {
        let rows = UnsafeBufferPointer(start: radices, count: radixCount)
        return rows.first { $0.radix == r } ?? rows.first { $0.radix == 0 }!
    }

    /// The kernel of a whole transform of `n` elements, if there is one.
    func leaf(_ n: Int) -> mt_fft_leaf? {
        UnsafeBufferPointer(start: leaves, count: leafCount).first { $0.n == n }
    }
}
