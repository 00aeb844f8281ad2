extension Signal {
    /// Which elements of the full convolution are wanted.
    public enum ConvolutionMode: String, Sendable, Hashable, CaseIterable {
        /// All: n + m − 1 along an axis.
        case full
        /// As many as the first array has, from the middle.
        case same
        /// Those that need no elements outside of either array: |n − m| + 1.
        case valid
    }

    /// How a convolution is computed.
    public enum ConvolutionMethod: String, Sendable, Hashable, CaseIterable {
        /// The faster of both that is exact enough.
        case auto
        /// By the definition.
        case direct
        /// By Fourier transforms.
        case fft
    }
}
