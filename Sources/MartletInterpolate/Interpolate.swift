public import MartletCore

/// Interpolation and splines.
public enum Interpolate {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = [
        CubicSplineFit<Double>.self, PPolyEvaluate<Double>.self, PPolyDerivative<Double>.self,
        PPolyAntiderivative<Double>.self, PPolyIntegrate<Double>.self, PPolySolve<Double>.self,
    ]
}
