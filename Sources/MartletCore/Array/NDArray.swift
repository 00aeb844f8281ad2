/// An n-dimensional array: a shape and strides over a shared, copy-on-write buffer.
///
/// The buffer lives on the host or on a device; the type is the same.  Copies are O(1), views share the buffer, and
/// the first write through a shared buffer copies what the writer sees of it.
@frozen public struct NDArray<Element: Scalar>: Sendable {
    @usableFromInline var layout: Layout
    /// The buffer, or what holds it for a layout that does not fit here.
    @usableFromInline var storage: Buffer

    // What follows does not depend on the element type.  It is inlined always, since code that is generic over that type
    // would look up the array's type for each call.

    /// The length of each axis.
    public var shape: Shape { @inlinable @inline(__always) get { layout.lengths(storage) } }
    /// The step from one element to the next along each axis, in elements; negative along reversed axes, zero along
    /// broadcast ones.
    public var strides: Shape { @inlinable @inline(__always) get { layout.steps(storage) } }
    /// The position of the first element in the buffer, in elements.
    public var offset: Int { @inlinable @inline(__always) get { layout.start } }
    public var buffer: Buffer { @inlinable @inline(__always) get { layout.buffer(storage) } }
    /// The number of elements.
    public var count: Int { @inlinable @inline(__always) get { layout.count(storage) } }
    /// The number of axes.
    public var rank: Int { @inlinable @inline(__always) get { layout.rank(storage) } }
    public var isEmpty: Bool { @inlinable @inline(__always) get { layout.isEmpty(storage) } }
    public var device: Device { @inlinable @inline(__always) get { storage.device } }
    /// Whether the elements lie side by side in row-major order.
    public var isContiguous: Bool { @inlinable @inline(__always) get { layout.isContiguous(storage) } }
    public var dtype: DType { Element.dtype }

    /// A row-major array over the whole of `buffer`, which must hold it.
    public init(shape: Shape, buffer: Buffer) {
        precondition(
            shape.elementCount * MemoryLayout<Element>.stride <= buffer.byteCount,
            "NDArray: \(shape) does not fit into \(buffer.byteCount) bytes")
        self.init(unchecked: shape, strides: shape.rowMajorStrides, buffer: buffer)
    }

    /// The array of these parts, unchecked.
    @inlinable @inline(__always) package init(
        unchecked shape: Shape, strides: Shape, offset: Int = 0, buffer: Buffer
    ) {
        storage = buffer
        layout = Layout(shape, strides, start: offset, in: &storage)
    }

    @inlinable @inline(__always) init(_ layout: Layout, _ storage: Buffer) {
        self.layout = layout
        self.storage = storage
    }

    /// The array of one axis over the first `count` elements of `buffer`, unchecked.
    @inlinable @inline(__always) package init(line count: Int, buffer: Buffer) {
        self.init(Layout(SIMD2(count, 1), .zero, .zero, .zero, start: 0, kind: 1), buffer)
    }

    /// The array of the lengths and steps of a short other, over `buffer` from its start on, unchecked.
    @inlinable @inline(__always) package init<Other>(laidOutAs other: NDArray<Other>, buffer: Buffer) {
        var layout = other.layout
        layout.start = 0
        self.init(layout, buffer)
    }

    /// The same elements with other lengths and steps, unchecked.
    @inline(__always) package func laidOut(_ shape: Shape, _ strides: Shape, offset: Int? = nil) -> NDArray {
        NDArray(unchecked: shape, strides: strides, offset: offset ?? self.offset, buffer: buffer)
    }

    /// The length and the step of the axis of an array that has one only; `nil` for others.
    @inlinable @inline(__always) package var line: (count: Int, step: Int)? {
        layout.kind == 1 ? (layout.a.x, layout.a.y) : nil
    }

    /// How many elements this array and `other` have when both have the same four axes or fewer and lie side by side in
    /// row-major order; `nil` otherwise.
    @inlinable @inline(__always) package func contiguousCount(like other: NDArray) -> Int? {
        layout.contiguousCount(like: other.layout)
    }
}

// MARK: - Making host arrays

extension NDArray {
    /// An uninitialised row-major array on the host.
    package static func uninitialized(_ shape: Shape, for function: String) throws(MartletError) -> NDArray {
        let made = try Layout.allocated(shape, itemSize: MemoryLayout<Element>.stride, for: function)
        return NDArray(made.layout, made.storage)
    }

    /// An array of zeros on the host.
    package static func zeroed(_ shape: Shape, for function: String) throws(MartletError) -> NDArray {
        let made = try Layout.allocated(shape, itemSize: MemoryLayout<Element>.stride, zeroed: true, for: function)
        return NDArray(made.layout, made.storage)
    }

    /// An array filled by `body`, which must write every element, in row-major order.
    public init(
        shape: Shape, filledBy body: (inout MutableSpan<Element>) throws(MartletError) -> Void
    ) throws(MartletError) {
        self = try .uninitialized(shape, for: "NDArray.init")
        let count = count
        var span = UnsafeMutableBufferPointer(start: count == 0 ? nil : mutableHostPointer, count: count).mutableSpan
        try body(&span)
    }

    /// An array of one axis.
    public init(_ elements: some Collection<Element>) {
        let count = elements.count
        do throws(MartletError) {
            self = try .uninitialized([count], for: "NDArray.init")
        } catch {
            fatalError(error.description)  // the elements exist, so as many more almost surely fit
        }
        _ = UnsafeMutableBufferPointer(start: mutableHostPointer, count: count).initialize(fromContentsOf: elements)
    }

    /// An array of the given elements in row-major order.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` unless the shape holds as many.
    public init(_ elements: some Collection<Element>, shape: Shape) throws(MartletError) {
        guard shape.elementCountIfRepresentable == elements.count else {
            throw .shape(
                function: "NDArray.init", argument: "shape", given: "\(shape)",
                wanted: "one of \(elements.count) elements")
        }
        self = NDArray(elements).laidOut(shape, shape.rowMajorStrides)
    }

    /// An array whose elements are all `value`.
    public init(repeating value: Element, shape: Shape) throws(MartletError) {
        self = try .uninitialized(shape, for: "NDArray.init")
        mutableHostPointer.initialize(repeating: value, count: count)
    }

    /// An array of no axes and one element.
    public init(scalar value: Element) {
        self = NDArray(CollectionOfOne(value)).laidOut([], [])
    }

    /// An array over `count` elements of memory that somebody else owns and must not change until `release` is called.
    package init(
        borrowing pointer: UnsafeMutableRawPointer, span bytes: Int, shape: Shape, strides: Shape, offset: Int,
        release: @escaping @Sendable () -> Void
    ) {
        self.init(
            unchecked: shape, strides: strides, offset: offset,
            buffer: HostBuffer(borrowing: pointer, byteCount: bytes, writable: false, release: release))
    }
}

// MARK: - Host memory

extension NDArray {
    /// The address of the buffer's first byte when it is on the host.
    @inlinable @inline(__always) package var hostAddress: UnsafeMutableRawPointer? { storage.address }

    /// The first element's address; the array must be on the host and outlive its use.
    @inlinable @inline(__always) package var hostPointer: UnsafePointer<Element> { UnsafePointer(mutableHostPointer) }

    /// The same for writing; the caller has made sure that nobody else holds the buffer.
    @inlinable @inline(__always) package var mutableHostPointer: UnsafeMutablePointer<Element> {
        guard let address = storage.address else { preconditionFailure("the array is not on the host; call onHost()") }
        return (address + layout.start &* MemoryLayout<Element>.stride).assumingMemoryBound(to: Element.self)
    }

    /// A row-major host array of the same elements: this one when it is so already, else a copy.
    public func contiguous() throws(MartletError) -> NDArray {
        let dense = try layout.contiguous(storage, itemSize: MemoryLayout<Element>.stride)
        return NDArray(dense.layout, dense.storage)
    }

    /// A row-major copy on the host, with a buffer of its own.
    public func copied() throws(MartletError) -> NDArray {
        let copy = try layout.copied(storage, itemSize: MemoryLayout<Element>.stride)
        return NDArray(copy.layout, copy.storage)
    }

    /// Calls `body` with the elements in row-major order.
    public func withSpan<R>(_ body: (Span<Element>) throws(MartletError) -> R) throws(MartletError) -> R {
        let dense = try contiguous()
        defer { withExtendedLifetime(dense) {} }
        let count = dense.count
        return try body(UnsafeBufferPointer(start: count == 0 ? nil : dense.hostPointer, count: count).span)
    }

    /// Calls `body` with the elements in row-major order, for writing.
    ///
    /// Copies first unless this array is contiguous and the only holder of its buffer.
    /// - Throws: ``MartletError/notImplemented(function:tried:)`` for an array on a device.
    public mutating func withMutableSpan<R>(
        _ body: (inout MutableSpan<Element>) throws(MartletError) -> R
    ) throws(MartletError) -> R {
        if !storage.isOnHost { throw .notImplemented(function: "NDArray.withMutableSpan", tried: [device.description]) }
        if !isContiguous || !holdsBufferAlone() { self = try copied() }
        let count = count
        var span = UnsafeMutableBufferPointer(start: count == 0 ? nil : mutableHostPointer, count: count).mutableSpan
        return try body(&span)
    }

    /// Whether a write is seen by nobody else.
    @inlinable package mutating func holdsBufferAlone() -> Bool {
        isKnownUniquelyReferenced(&storage) && storage.isWritable
    }

    /// Whether two indices may lead to one element, as along a broadcast axis.
    @inlinable package var repeatsElements: Bool { layout.repeatsElements(storage) }

    /// Makes this array the only holder of its buffer, copying when it is not; the layout may change.
    /// - Throws: ``MartletError/notImplemented(function:tried:)`` for an array on a device.
    package mutating func makeExclusive() throws(MartletError) {
        if !storage.isOnHost { throw .notImplemented(function: "NDArray.subscript", tried: [device.description]) }
        if !holdsBufferAlone() || repeatsElements { self = try copied() }
    }

    /// The elements in row-major order.  Traps when they cannot be brought to the host.
    public var elements: [Element] {
        do throws(MartletError) { return try elements(for: "NDArray.elements") } catch { fatalError(error.description) }
    }

    /// The elements in row-major order, or an error of `function` when there is no room for them on the host.
    package func elements(for function: String) throws(MartletError) -> [Element] {
        let dense = try layout.dense(storage, itemSize: MemoryLayout<Element>.stride, for: function)
        let array = NDArray(dense.layout, dense.storage)
        defer { withExtendedLifetime(array) {} }
        return Array(UnsafeBufferPointer(start: array.hostPointer, count: dense.count))
    }

    /// The only element of an array of one.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when there is not exactly one.
    public func item() throws(MartletError) -> Element {
        guard count == 1 else {
            throw .shape(function: "NDArray.item", argument: "self", given: "\(shape)", wanted: "one element")
        }
        let host = try onHost()
        defer { withExtendedLifetime(host) {} }
        return host.hostPointer.pointee
    }
}
