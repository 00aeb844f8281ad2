import MartletCore

/// An array as the bytes of a `.npy` file.
struct NpyFile {
    let header: [UInt8]
    private let owner: any Sendable
    private let address: UnsafeRawPointer
    private let count: Int

    private init(_ header: [UInt8], _ owner: any Sendable, _ address: UnsafeRawPointer, _ count: Int) {
        (self.header, self.owner, self.address, self.count) = (header, owner, address, count)
    }

    init(_ array: AnyNDArray) throws(MartletError) { self = try array.visit(Maker()) }

    /// How many bytes there are.
    var size: Int { header.count + count }

    /// Calls `body` with the elements' bytes.
    func withElements<R>(_ body: (UnsafeRawBufferPointer) throws(MartletError) -> R) throws(MartletError) -> R {
        defer { withExtendedLifetime(owner) {} }
        return try body(UnsafeRawBufferPointer(start: address, count: count))
    }

    func write(to sink: inout Sink) throws(MartletError) {
        try sink.write(header)
        try withElements { (bytes: UnsafeRawBufferPointer) throws(MartletError) in try sink.write(bytes) }
    }

    private static func littleEndian<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E> {
        #if _endian(big)
            let copy = try array.copied()
            let size = E.dtype.itemSize
            swapBytes(
                UnsafeMutableRawBufferPointer(start: copy.mutableHostPointer, count: copy.count * size),
                unit: E.dtype.kind == .complex ? size / 2 : size)
            return copy
        #else
            return array
        #endif
    }

    private struct Maker: AnyArrayVisitor {
        func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NpyFile {
            // Column-major arrays are written as they lie.
            let turned = array.rank > 1 && !array.isContiguous && array.transposed.isContiguous
            let dense = try NpyFile.littleEndian((turned ? array.transposed : array).contiguous())
            let header = NpyHeader.bytes(E.dtype, isColumnMajor: turned, array.shape)
            return NpyFile(
                header, dense, UnsafeRawPointer(dense.hostPointer), dense.count * MemoryLayout<E>.stride)
        }
    }
}

extension AnyNDArray {
    /// The same array with its elements in row-major order on the host.
    func rowMajor() throws(MartletError) -> AnyNDArray { try visit(Dense()) }

    private struct Dense: AnyArrayVisitor {
        func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> AnyNDArray {
            AnyNDArray(try array.contiguous())
        }
    }
}
