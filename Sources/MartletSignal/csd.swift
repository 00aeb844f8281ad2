public import MartletCore

extension Signal {
    /// The cross power spectrum of two signals, averaged over overlapping segments as by Welch's method.
    ///
    /// The average of conj(X) Y, X and Y being the segments' transforms.  The arguments are those of
    /// ``welch(_:fs:window:nperseg:noverlap:nfft:detrend:return_onesided:scaling:axis:average:)``; the shorter signal is
    /// filled up with zeros, and the other axes are broadcast.
    ///
    /// - Returns: the frequencies `f`, and `Pxy` with frequencies in the place of time.
    /// - Throws: ``MartletError`` when a shape or a length does not fit, `fs` is not positive or `axis` is out of range.
    /// - SeeAlso: `scipy.signal.csd`; Rabiner and Gold, *Theory and Application of Digital Signal Processing*, 1975,
    ///   pp. 414–419.
    public static func csd<T: FieldScalar>(
        _ x: NDArray<T>, _ y: NDArray<T>, fs: Double = 1, window: SpectralWindow = .named(.hann), nperseg: Int? = nil,
        noverlap: Int? = nil, nfft: Int? = nil, detrend: Trend? = .constant, return_onesided: Bool = true,
        scaling: SpectralScaling = .density, axis: Int = -1, average: SpectralAverage = .mean
    ) throws(MartletError) -> CSD<T>.Spectrum {
        let xs = try x.movingAxis(normalizedAxis(axis, rank: x.rank, function: "csd"), to: -1)
        let ys = try y.movingAxis(normalizedAxis(axis, rank: y.rank, function: "csd"), to: -1)
        guard let outer = Shape(xs.shape.dropLast()).broadcast(with: Shape(ys.shape.dropLast())) else {
            throw .shape(
                function: "csd", argument: "y", given: "of shape \(y.shape)",
                wanted: "one that fits \(x.shape): x and y cannot be broadcast together.")
        }
        let place = axis < 0 ? axis + outer.count + 1 : axis
        if x.isEmpty || y.isEmpty {
            let length = min(xs.shape[xs.rank - 1], ys.shape[ys.rank - 1])
            let shape = outer.appending(contentsOf: [length])
            return .init(
                f: try NDArray<Double>.zeroed(shape, for: "csd").movingAxis(-1, to: place),
                Pxy: try NDArray<Complex<T.Real>>.zeroed(shape, for: "csd").movingAxis(-1, to: place))
        }
        let arguments = SpectralArguments(
            function: "csd", fs: fs, window: window, nperseg: nperseg, noverlap: noverlap, nfft: nfft, detrend: detrend,
            returnOnesided: return_onesided, scaling: scaling, average: average)
        let length = max(xs.shape[xs.rank - 1], ys.shape[ys.rank - 1])
        let plan = try arguments.plan(length: length, isComplex: T.self != T.Real.self)
        return .init(
            f: plan.frequencies(fs),
            Pxy: try CSD(x: xs, y: ys, outer: outer, length: length, plan: plan).perform().movingAxis(-1, to: place))
    }
}

/// The averaged cross spectra along the last axis.
public struct CSD<T: FieldScalar>: Call {
    public static var card: Card {
        Card("signal.csd", mirrors: "scipy.signal.csd", accuracy: .relative(factor: 1024))
    }

    public struct Spectrum: Sendable {
        public var f: NDArray<Double>
        public var Pxy: NDArray<Complex<T.Real>>
    }

    var x, y: NDArray<T>
    let outer: Shape
    let length: Int
    let plan: SpectralPlan
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
        try visitor.visit(&y)
    }

    public func body() throws(MartletError) -> NDArray<Complex<T.Real>> {
        let parallelism = Parallelism.current, shape = outer.appending(contentsOf: [plan.bins])
        let result = try NDArray<Complex<T.Real>>.uninitialized(shape, for: "csd")
        let re = try NDArray<T.Real>.uninitialized(shape, for: "csd")
        let im = try NDArray<T.Real>.uninitialized(shape, for: "csd")
        let spectra = Spectra<T.Real>(plan: plan, isComplex: T.self != T.Real.self, length: length)
        try spectra.run(
            spectralSources(x, outer: outer), spectralSources(y, outer: outer), re.mutableHostPointer,
            im.mutableHostPointer, parallelism)
        let to = result.mutableHostPointer, a = re.hostPointer, b = im.hostPointer
        for i in 0..<result.count { to[i] = Complex(a[i], b[i]) }
        withExtendedLifetime((x, y, re, im)) {}
        return result
    }
}
