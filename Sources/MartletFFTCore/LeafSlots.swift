import Synchronization

/// The transforms of a line that are one call, of few elements each, kept for good with their plans: to find and to use one
/// takes no lock and no count of its holders, which would take as long as the transform.
package struct LeafSlots<Leaf>: ~Copyable, @unchecked Sendable {
    package struct Kept {
        let leaf: Leaf
        /// Holds the leaf's tables.
        let plan: AnyObject
    }

    /// One for each power of two up to 512 and each precision.
    private let slots: InlineArray<20, Atomic<UnsafeMutablePointer<Kept>?>> = InlineArray { _ in Atomic(nil) }

    package init() {}

    private static func slot(_ length: Int, _ precision: Precision) -> Int? {
        guard length > 0, length <= 512, length & (length - 1) == 0 else { return nil }
        return 2 * length.trailingZeroBitCount + (precision == .double ? 1 : 0)
    }

    /// Whether there is one, which `work` is then done with.
    @inline(__always) package func use(_ length: Int, _ precision: Precision, _ work: (borrowing Leaf) -> Void) -> Bool
    {
        guard let slot = Self.slot(length, precision), let kept = slots[slot].load(ordering: .acquiring) else {
            return false
        }
        work(kept.pointee.leaf)
        return true
    }

    /// Keeps the leaf of `plan`, if it has one and no other thread was first.
    package func keep(_ leaf: Leaf?, of plan: AnyObject, _ length: Int, _ precision: Precision) {
        guard let leaf, let slot = Self.slot(length, precision) else { return }
        let kept = UnsafeMutablePointer<Kept>.allocate(capacity: 1)
        kept.initialize(to: Kept(leaf: leaf, plan: plan))
        if !slots[slot].compareExchange(expected: nil, desired: kept, ordering: .acquiringAndReleasing).exchanged {
            kept.deinitialize(count: 1)
            kept.deallocate()
        }
    }
}
