/// Numbers of a plan: written once while the plan is made, at addresses fit for vectors, and only read afterwards.
final class Table: @unchecked Sendable {
    let start: UnsafeRawPointer
    let byteCount: Int

    /// `count` numbers, which `fill` appends in order.
    init(_ precision: Precision, count: Int, _ fill: (inout Writer) -> Void) {
        byteCount = count * precision.size
        let start = UnsafeMutableRawPointer.allocate(byteCount: max(64, byteCount), alignment: 64)
        var writer = Writer(precision: precision, start: start)
        fill(&writer)
        precondition(writer.count == count)
        self.start = UnsafeRawPointer(start)
    }

    deinit { start.deallocate() }

    struct Writer {
        let precision: Precision
        let start: UnsafeMutableRawPointer
        var count = 0

        mutating func append(_ value: Double) {
            switch precision {
            case .double: start.storeBytes(of: value, toByteOffset: 8 * count, as: Double.self)
            case .single: start.storeBytes(of: Float(value), toByteOffset: 4 * count, as: Float.self)
            }
            count += 1
        }
    }
}
