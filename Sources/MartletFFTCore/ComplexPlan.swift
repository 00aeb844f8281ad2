import CMartletKernels

/// A complex transform of one length, ready to run on any data from any thread.
package final class ComplexPlan<T: FFTReal>: Sendable {
    package let recipe: Recipe
    package let length: Int
    private let algorithm: any ComplexAlgorithm

    package convenience init(_ length: Int) {
        self.init(Recipe.complex(length, lanes: T.kernels.lanes))
    }

    package init(_ recipe: Recipe) {
        self.recipe = recipe
        length = recipe.length
        algorithm = Self.algorithm(recipe)
    }

    static func algorithm(_ recipe: Recipe) -> any ComplexAlgorithm {
        switch recipe {
        case .identity: Stockham<T>([])
        case .stockham(let radices): Stockham<T>(radices)
        case .fourStep(let columns, let rows): FourStep<T>(columns: columns, rows: rows)
        case .rader(let inner): Rader<T>(inner)
        case .bluestein(let length, let inner): Bluestein<T>(length, inner)
        }
    }

    /// Bytes that the plan's tables take.
    package var byteCount: Int { algorithm.byteCount }

    /// Lines that a bunch may have: multiples of this; 0 when lines go one by one.
    var bunch: Int { algorithm.takesBunches ? T.kernels.lanes : 0 }

    /// Bytes of scratch that `run` wants for `bunch` lines.
    func scratchBytes(bunch: Int) -> Int { algorithm.scratchBytes(bunch: bunch) }

    /// Transforms `bunch` lines, element k of line b being `b + group · k` places from the start of a side.
    /// Forward; a backward transform is one with real and imaginary parts exchanged on both sides.
    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        algorithm.run(x, y, bunch: bunch, scale: scale, work: work)
    }
}

/// One way of computing a transform, with its tables.
protocol ComplexAlgorithm: Sendable {
    var byteCount: Int { get }
    var takesBunches: Bool { get }
    func scratchBytes(bunch: Int) -> Int
    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work)
}
