import CMartletFFTKernels

/// A complex transform of one length, ready to run on any data from any thread.
package final class ComplexPlan: Sendable {
    package let recipe: Recipe
    package let length: Int
    package let precision: Precision
    let algorithm: any ComplexAlgorithm
    /// The whole transform of a single line, where the algorithm has one that needs no scratch.
    nonisolated(unsafe) let leaf: Leaf?
    /// The passes of a single line, where they are all of it.
    private nonisolated(unsafe) let line: LinePasses?
    /// The same as the leaf for callers of the engine.
    package nonisolated(unsafe) let short: ShortLine?
    /// Bytes of scratch for a single line.
    let lineScratch: Int

    package convenience init(_ length: Int, _ precision: Precision) throws(OutOfMemory) {
        try self.init(Recipe.complex(length, lanes: precision.lanes), precision)
    }

    package init(_ recipe: Recipe, _ precision: Precision) throws(OutOfMemory) {
        self.recipe = recipe
        self.precision = precision
        length = recipe.length
        algorithm = try makeAlgorithm(recipe, precision)
        leaf = algorithm.leaf
        line = leaf == nil ? algorithm.line : nil
        short = leaf.map { ShortLine(kernel: $0.kernels.line, twiddles: $0.twiddles) }
        lineScratch = algorithm.scratchBytes(bunch: 1)
    }

    /// Bytes that the plan's tables take.
    package var byteCount: Int { algorithm.byteCount }

    /// Transforms a single line forward whose elements lie side by side.
    @inline(__always) func run(
        _ x: mt_fft_source, _ y: mt_fft_target, scale: Double, work: Work
    ) throws(OutOfMemory) {
        if let line { return line.run(x, y, scale: scale, scratch: work.scratch) }
        try algorithm.run(x, y, bunch: 1, scale: scale, work: work)
    }
}

/// The transform of a line that takes nothing but a call; the plan keeps its table.
package struct ShortLine {
    let kernel: @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer, UnsafeRawPointer, Double, Int32) -> Void
    let twiddles: UnsafeRawPointer

    @inline(__always) package func run(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double
    ) {
        kernel(x, y, twiddles, scale, backward ? 1 : 0)
    }
}
