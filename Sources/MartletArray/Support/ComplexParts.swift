import MartletCore

extension NDArray where Element: FieldScalar {
    /// The real and imaginary parts of complex elements side by side on one more axis, without copying.
    func parts<R: RealScalar>(_: R.Type = R.self) -> NDArray<R> where Element == Complex<R> {
        let steps = strides.map { 2 * $0 } + [1]
        return NDArray<R>(
            unchecked: shape.appending(contentsOf: CollectionOfOne(2)), strides: Shape(steps), offset: 2 * offset,
            buffer: buffer)
    }
}

extension NDArray where Element: RealScalar {
    /// Complex elements of the pairs along the last axis, which must lie side by side.
    func paired() throws(MartletError) -> NDArray<Complex<Element>> {
        let last = rank - 1,
            fits = strides[last] == 1 && offset % 2 == 0 && strides.dropLast().allSatisfy { $0 % 2 == 0 }
        let x = fits ? self : try copied()
        return NDArray<Complex<Element>>(
            unchecked: x.shape.removing(last), strides: Shape(x.strides.dropLast().map { $0 / 2 }),
            offset: x.offset / 2,
            buffer: x.buffer)
    }
}

extension NDArray {
    /// A number of no axes where this array lives.
    func beside(_ number: Element) throws(MartletError) -> NDArray {
        guard let owner = buffer.owner else { return NDArray(scalar: number) }
        return try NDArray(scalar: number).on(owner)
    }
}
