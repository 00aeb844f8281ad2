public import MartletCore

/// Filters, spectra and peaks.
public enum Signal {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = [
        LowpassToLowpass.self, LowpassToHighpass.self, LowpassToBandpass.self, LowpassToBandstop.self,
        BilinearTransform.self, ZPKToTF.self, ZPKToSOS.self, SOSToTF<Double>.self, SOSToZPK.self,
        SOSFilt<Double>.self, SOSFiltZI<Double>.self, SOSFiltFilt<Double>.self, Detrend<Double>.self,
        ConvolutionMap<ConvolveFunction, Double>.self, ConvolutionMap<CorrelateFunction, Double>.self,
        TransformConvolution<FFTConvolveFunction, Double>.self, TransformConvolution<OAConvolveFunction, Double>.self,
        ChooseConvMethod<Double>.self, Welch<Double>.self, CSD<Double>.self, FindPeaks<Double>.self,
        PeakProminences<Double>.self, PeakWidths<Double>.self,
    ]
}
