import CMartletFFTKernels

/// A complex transform of one length, ready to run on any data from any thread.
package final class ComplexPlan: Sendable {
    package let recipe: Recipe
    package let length: Int
    package let precision: Precision
    let algorithm: any ComplexAlgorithm
    /// The whole transform of a single line, where the algorithm has one that needs no scratch.
    nonisolated(unsafe) let leaf: Leaf?
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
        lineScratch = algorithm.scratchBytes(bunch: 1)
    }

    /// Bytes that the plan's tables take.
    package var byteCount: Int { algorithm.byteCount }
}
