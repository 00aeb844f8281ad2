import MartletCore
import MartletGPU

extension DeviceTables {
    /// Memory on the device, for which the tables make room where there is none.
    static func allocate(_ bytes: Int, on gpu: some GPU) throws(MartletError) -> Buffer {
        do { return try gpu.allocate(byteCount: bytes) } catch {
            guard case .memory = error else { throw error }
            shared.removeAll()
            return try gpu.allocate(byteCount: bytes)
        }
    }

    static func array<E: Scalar>(
        _ shape: Shape, on gpu: some GPU, for function: String
    ) throws(MartletError) -> NDArray<E> {
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / 64 else {
            throw .memory(function: function, wanted: "an array of shape \(shape)")
        }
        return NDArray(shape: shape, buffer: try allocate(count * MemoryLayout<E>.stride, on: gpu))
    }
}

extension DeviceLines {
    /// Reals in another type; the array itself when it has it.  The transform of one element is that element.
    static func converted<T: Scalar, R: RealScalar>(
        _ x: NDArray<T>, on gpu: some GPU, for function: String
    ) throws(MartletError) -> NDArray<R> {
        if T.dtype == R.dtype { return Elements(x).array() }
        let y: NDArray<R> = try DeviceTables.array(x.shape, on: gpu, for: function)
        var lines = DeviceLines(
            real: R.dtype, length: 1, batch: x.shape, x: DeviceOperand(x.appendingAxis, x.rank),
            y: DeviceOperand(y.appendingAxis, y.rank))
        (lines.element, lines.store) = (ElementText.name(of: T.dtype), .reals)
        try lines.run(on: gpu)
        return y
    }
}
