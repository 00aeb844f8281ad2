/// Numbers of a plan: written once while the plan is made, at addresses fit for vectors, and only read afterwards.
final class Table: @unchecked Sendable {
    private let memory: Memory
    let start: UnsafeRawPointer
    let byteCount: Int

    /// `count` numbers, which `fill` appends in order.
    init(_ precision: Precision, count: Int, _ fill: (inout Writer) -> Void) throws(OutOfMemory) {
        byteCount = count * precision.size
        memory = try Memory(byteCount)
        var writer = Writer(precision: precision, start: memory.start)
        fill(&writer)
        precondition(writer.count == count)
        start = UnsafeRawPointer(memory.start)
    }

    struct Writer {
        let precision: Precision
        let start: UnsafeMutableRawPointer
        var count = 0

        @inline(__always) mutating func append(_ value: Double) {
            switch precision {
            case .double: start.storeBytes(of: value, toByteOffset: 8 * count, as: Double.self)
            case .single: start.storeBytes(of: Float(value), toByteOffset: 4 * count, as: Float.self)
            }
            count += 1
        }

        /// A block of `lanes` real parts and then as many imaginary ones.
        @inline(__always) mutating func appendBlock(_ lanes: Int, _ root: (Int) -> (re: Double, im: Double)) {
            let first = count
            for lane in 0..<lanes {
                let w = root(lane)
                count = first + lane
                append(w.re)
                count = first + lanes + lane
                append(w.im)
            }
        }
    }
}
