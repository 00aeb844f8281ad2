public import MartletCore

/// Fourier transforms.
public enum FFT {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = [
        Fft<Double>.self, Ifft<Double>.self, Rfft<Double>.self, Irfft<Double>.self, Hfft<Double>.self,
        Ihfft<Double>.self, Fft2<Double>.self, Ifft2<Double>.self, Rfft2<Double>.self, Irfft2<Double>.self,
        Hfft2<Double>.self, Ihfft2<Double>.self, Fftn<Double>.self, Ifftn<Double>.self, Rfftn<Double>.self,
        Irfftn<Double>.self, Hfftn<Double>.self, Ihfftn<Double>.self, CosineMap<DctFunction, Double>.self,
        CosineMap<IdctFunction, Double>.self, CosineMap<DstFunction, Double>.self,
        CosineMap<IdstFunction, Double>.self, CosineMap<DctnFunction, Double>.self,
        CosineMap<IdctnFunction, Double>.self, CosineMap<DstnFunction, Double>.self,
        CosineMap<IdstnFunction, Double>.self, Fht<Double>.self, Ifht<Double>.self, FftShift<Double>.self,
        IfftShift<Double>.self,
    ]

    /// The root of the mean square of a transform's errors is at most √log₂n times ε times that of the results, also
    /// for lengths that are computed as convolutions; few elements are off by more than eight times that much.
    static let accuracy = Card.Accuracy.relative(factor: 16)
}
