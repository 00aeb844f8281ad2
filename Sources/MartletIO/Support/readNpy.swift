import MartletCore

/// The array in the `.npy` file that begins at `start` of the source and must end at `end`, if that is given.
func readNpy(_ source: Source, at start: Int = 0) throws(MartletError) -> AnyNDArray {
    let header = try NpyHeader(source, at: start)
    func read<E: Scalar>(_: E.Type) throws(MartletError) -> AnyNDArray {
        AnyNDArray(try elements(E.self, source, at: start + header.length, header))
    }
    return try read(header.dtype.scalarType!)
}

private func elements<E: Scalar>(
    _: E.Type, _ source: Source, at start: Int, _ header: NpyHeader
) throws(MartletError) -> NDArray<E> {
    let available = source.count - start
    // No more memory is asked for than the file has bytes.
    guard let count = header.shape.elementCountIfRepresentable,
        case let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<E>.stride), !overflow,
        bytes <= available
    else {
        throw source.failure(
            "is truncated: \(header.dtype) of shape \(header.shape) needs more than the \(available) bytes there are")
    }
    let shape = header.isColumnMajor ? Shape(header.shape.reversed()) : header.shape
    let array = try NDArray<E>.uninitialized(shape, for: source.function)
    let target = UnsafeMutableRawBufferPointer(start: array.mutableHostPointer, count: bytes)
    try source.read("the elements", at: start, into: target)
    if E.self == Bool.self {
        // Any other byte than 0 and 1 is no Bool.
        for i in 0..<bytes { target[i] = target[i] == 0 ? 0 : 1 }
    }
    #if _endian(big)
        let swap = !header.isBigEndian
    #else
        let swap = header.isBigEndian
    #endif
    if swap {
        swapBytes(target, unit: header.dtype.kind == .complex ? header.dtype.itemSize / 2 : header.dtype.itemSize)
    }
    return header.isColumnMajor ? array.transposed : array
}

/// Turns the bytes of every number of `unit` bytes round.
func swapBytes(_ bytes: UnsafeMutableRawBufferPointer, unit: Int) {
    func swap<U: FixedWidthInteger>(_: U.Type) {
        for at in stride(from: 0, to: bytes.count - unit + 1, by: unit) {
            bytes.storeBytes(
                of: bytes.loadUnaligned(fromByteOffset: at, as: U.self).byteSwapped, toByteOffset: at, as: U.self)
        }
    }
    switch unit {
    case 2: swap(UInt16.self)
    case 4: swap(UInt32.self)
    case 8: swap(UInt64.self)
    default: break
    }
}
