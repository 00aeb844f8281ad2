public import MartletCore
public import MartletGPU

/// What one of the eight cosine and sine transforms does not share with the others.
public protocol CosineFunction: Sendable {
    /// Without its domain.
    static var name: String { get }
    static var card: Card { get }
    static var isSine: Bool { get }
    /// Whether it undoes the transform of its type.
    static var isInverse: Bool { get }
}

func cosineCard(_ name: String) -> Card {
    Card(
        "fft.\(name)", mirrors: "scipy.fft.\(name), scipy.fftpack.\(name)", accuracy: FFT.accuracy,
        references: ["Makhoul, IEEE Trans. ASSP 28 (1980) 27–34, doi:10.1109/TASSP.1980.1163351"])
}

/// The lines that are transformed: those along one axis, or along several in turn.
package enum CosineLines: Sendable {
    case one(n: Int?, axis: Int)
    case several(s: [Int]?, axes: [Int]?)
}

/// `F` applied to all lines.
public struct CosineMap<F: CosineFunction, T: TransformableScalar>: Call {
    public static var card: Card { F.card }
    var x: NDArray<T>
    let lines: CosineLines
    let type: Int
    let norm: FFT.Norm
    let workers: Int?
    let orthogonalize: Bool?

    package init(
        x: NDArray<T>, lines: CosineLines, type: Int, norm: FFT.Norm, workers: Int?, orthogonalize: Bool?
    ) {
        (self.x, self.lines, self.type) = (x, lines, type)
        (self.norm, self.workers, self.orthogonalize) = (norm, workers, orthogonalize)
    }

    /// The lines along one axis.
    @inline(__always)
    static func along(
        _ axis: Int, of x: NDArray<T>, n: Int?, type: Int, norm: FFT.Norm, workers: Int?, orthogonalize: Bool?
    ) throws(MartletError) -> NDArray<T.Transformed> {
        if Scope.isPlain, T.self == T.SpectrumPart.self,
            let line = WholeLine(x, n: n, axis: axis, norm: norm, workers: workers),
            let y: NDArray<T.Transformed> = try line.cosines(
                type, isSine: F.isSine, isInverse: F.isInverse, orthogonalize: orthogonalize,
                precision(T.SpectrumPart.self), for: F.name)
        {
            return y
        }
        return try CosineMap(
            x: x, lines: .one(n: n, axis: axis), type: type, norm: norm, workers: workers, orthogonalize: orthogonalize
        ).perform()
    }

    public var livesOnHost: Bool { x.buffer.isOnHost }
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    private func transform() throws(MartletError) -> CosineTransform {
        try CosineTransform(
            F.name, x.shape, lines, type: type, isSine: F.isSine, isInverse: F.isInverse, norm: norm,
            orthogonalize: orthogonalize, workers: workers)
    }
}

extension CosineTransform {
    /// A function, by its name, of lines of an array.
    @inline(never)
    fileprivate init(
        _ function: String, _ shape: Shape, _ lines: CosineLines, type: Int, isSine: Bool, isInverse: Bool,
        norm: FFT.Norm,
        orthogonalize: Bool?, workers: Int?
    ) throws(MartletError) {
        let axes =
            switch lines {
            case .one(let n, let axis): try TransformAxes.one(shape, n: n, axis: axis, function: function)
            case .several(let s, let axes): try TransformAxes.several(shape, s: s, axes: axes, function: function)
            }
        try self.init(
            function, axes, type: type, isSine: isSine, isInverse: isInverse, norm: norm,
            orthogonalize: orthogonalize, workers: workers)
    }
}

// MARK: - Host

extension CosineMap {
    public func body() throws(MartletError) -> NDArray<T.Transformed> { try transform()(x) }
}

// MARK: - GPU

extension CosineMap: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.Transformed>? { try transform()(x, on: gpu) }
}
