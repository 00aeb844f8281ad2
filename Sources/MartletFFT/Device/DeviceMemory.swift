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
