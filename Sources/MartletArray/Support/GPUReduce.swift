import MartletCore
import MartletGPU

/// Items of a group, and elements that one item takes before another group is worth while.
private let items = 256
private let perItem = 64

/// Reduces the last axes of a device array by an associative operation on `p` and `q`.
///
/// A group reduces a run: every item its share in turn, then the items in a tree.  Long runs are cut into pieces of
/// fixed length first, so the result is the same on every run.
/// - Parameters:
///   - neutral: what changes nothing, in the kernel dialect.
///   - rounds: how the name of the kernel tells its type and operation apart.
func reduceOnDevice<E: Scalar>(
    _ x: NDArray<E>, _ plan: ReductionPlan, keepdims: Bool, name operation: String, neutral: String, _ text: String,
    on gpu: some GPU
) throws(MartletError) -> NDArray<E>? {
    guard let type = E.dtype.kernelName, plan.length > 0 else { return nil }
    var from = try gpu.contiguous(x.permutingAxes(plan.order)), length = plan.length
    let kernel = Kernel(
        "reduce_\(operation)_\(type)", real: E.dtype == .float32 ? .float32 : .float64,
        """
        KERNEL reduce_\(operation)_\(type)(ARRAY(\(type), x), RESULT(\(type), y), INDEX length, INDEX pieces, INDEX piece) {
            SHARED \(type) space[\(items)];
            BIND(\(type), x); BIND_RESULT(\(type), y);
            INDEX row = GROUP / pieces, first = (GROUP % pieces) * piece;
            INDEX end = first + piece < length ? first + piece : length;
            \(type) p = \(neutral);
            for (INDEX i = first + ITEM; i < end; i += ITEMS) { \(type) q = x[row * length + i]; p = (\(text)); }
            space[ITEM] = p;
            BARRIER;
            for (INDEX span = ITEMS / 2; span > 0; span /= 2) {
                if (ITEM < span) { \(type) q = space[ITEM + span]; p = (\(text)); space[ITEM] = p; }
                BARRIER;
            }
            if (ITEM == 0) y[GROUP] = p;
        }
        """)
    while true {
        let pieces = (length + items * perItem - 1) / (items * perItem)
        let shape = pieces == 1 ? plan.shape(keepdims: keepdims) : Shape([plan.rows, pieces])
        let y: NDArray<E> = try gpu.empty(shape)
        if plan.rows > 0 {
            try gpu.launch(
                kernel, groups: plan.rows * pieces, items: items,
                [.array(from), .array(y), .index(length), .index(pieces), .index(items * perItem)])
        }
        if pieces == 1 { return y }
        (from, length) = (y, pieces)
    }
}
