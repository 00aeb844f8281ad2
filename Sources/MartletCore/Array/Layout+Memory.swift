// What arrays of all element types do alike once the bytes of an element are known: compiled once, not for each type.

extension Layout {
    /// A row-major layout of this shape over host memory of its own, uninitialised or zeros.
    static func allocated(
        _ shape: Shape, itemSize: Int, zeroed: Bool = false, for function: String
    ) throws(MartletError) -> (layout: Layout, storage: Buffer) {
        if let negative = shape.first(where: { $0 < 0 }) {
            throw .shape(
                function: function, argument: "shape", given: "\(shape)",
                wanted: "lengths of at least 0, not \(negative)")
        }
        guard let count = shape.elementCountIfRepresentable,
            case let (bytes, overflow) = count.multipliedReportingOverflow(by: itemSize), !overflow
        else { throw .memory(function: function, wanted: "an array of shape \(shape)") }
        var storage: Buffer = try HostBuffer(byteCount: bytes, zeroed: zeroed, for: function)
        let layout = Layout(shape, shape.rowMajorStrides, start: 0, in: &storage)
        return (layout, storage)
    }

    /// What holds the elements in the same places of host memory: `storage`, or a copy.
    func onHost(_ storage: Buffer) throws(MartletError) -> Buffer {
        if storage.isOnHost { return storage }
        let away = buffer(storage), host = try HostBuffer(byteCount: away.byteCount, for: "onHost")
        try away.copy(to: host.pointer)
        return kind == Self.far ? FarLayout(lengths(storage), steps(storage), over: host) : host
    }

    /// A row-major copy of the elements on the host.
    func copied(_ storage: Buffer, itemSize: Int) throws(MartletError) -> (layout: Layout, storage: Buffer) {
        let source = try onHost(storage), shape = lengths(storage)
        defer { withExtendedLifetime(source) {} }  // brought from a device, it has no other holder
        let copy = try Self.allocated(shape, itemSize: itemSize, for: "NDArray.copied")
        if !isEmpty(storage), let from = source.address, let to = copy.storage.address {
            copyStrided(
                shape, itemSize: itemSize, from: from + start * itemSize, steps(storage), to: to,
                copy.layout.steps(copy.storage))
        }
        return copy
    }

    /// The elements in row-major order on the host: these, or a copy.
    func contiguous(_ storage: Buffer, itemSize: Int) throws(MartletError) -> (layout: Layout, storage: Buffer) {
        storage.isOnHost && isContiguous(storage) ? (self, storage) : try copied(storage, itemSize: itemSize)
    }

    /// The same, and how many elements they are; an error of memory is one of `function`.
    func dense(
        _ storage: Buffer, itemSize: Int, for function: String
    ) throws(MartletError) -> (layout: Layout, storage: Buffer, count: Int) {
        let shape = lengths(storage)
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / itemSize else {
            throw .memory(function: function, wanted: "\(shape) elements")
        }
        do throws(MartletError) {
            let dense = try contiguous(storage, itemSize: itemSize)
            return (dense.layout, dense.storage, count)
        } catch {
            if case .memory(_, let wanted) = error { throw .memory(function: function, wanted: wanted) }
            throw error
        }
    }
}
