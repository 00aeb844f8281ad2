import MartletCore

/// The conjugates of a host array's elements, row-major.
func conjugated<R: RealScalar>(_ x: NDArray<Complex<R>>, for function: String) throws(MartletError) -> NDArray<
    Complex<R>
> {
    var y = x
    try y.withMutableSpan { (y: inout MutableSpan<Complex<R>>) in conjugate(&y) }
    return y
}

@specialized(where R == Double)
@specialized(where R == Float)
private func conjugate<R: RealScalar>(_ y: inout MutableSpan<Complex<R>>) {
    for i in y.indices { y[i] = y[i].conjugate }
}
