package import MartletCore
package import MartletGPU
import Synchronization

/// cuFFT's plans on one device, the ones that were used last.
///
/// The library is opened by the first transform, since it is large.  Plans own no memory for intermediate results: it is
/// the device's for as long as a transform is queued.
package final class CuFFTPlans: Sendable {
    package static let most = 16

    private struct Key: Hashable {
        let length: Int
        let isDouble: Bool
        let steps: [Int]
    }
    private struct Plan {
        let key: Key
        let handle: Int32
        let workBytes: Int
    }
    private struct State {
        /// `nil` until it was looked for; `.some(nil)` where there is none.
        var library: CuFFT??
        /// The one that was used last is the last.
        var plans: [Plan] = []
    }
    private let state = Mutex(State())
    private let open: @Sendable () throws(MartletError) -> CuFFT

    package init(_ open: @escaping @Sendable () throws(MartletError) -> CuFFT) { self.open = open }

    deinit {
        state.withLock { state in
            if case .some(.some(let library)) = state.library {
                for plan in state.plans { _ = library.destroy(plan.handle) }
            }
        }
    }

    /// Queues the transform; `false` where there is no library, or it cannot make a plan.
    ///
    /// - Parameters:
    ///   - source: where the source's memory begins.
    ///   - target: where the target's memory begins.
    ///   - allocate: gives memory of the device, and where it begins.
    package func run(
        _ line: VendorTransform, _ source: UInt, _ target: UInt,
        allocate: (Int) throws(MartletError) -> (buffer: Buffer, address: UInt)
    ) throws(MartletError) -> Bool {
        // A plan has one work area, so nobody else may set it before this transform is queued.
        try state.withLock { state throws(MartletError) in
            if state.library == nil { state.library = .some(try? open()) }
            guard case .some(.some(let library)) = state.library, let plan = plan(of: line, library, &state) else {
                return false
            }
            let isDouble = plan.key.isDouble, bytes = isDouble ? 16 : 8
            let work = plan.workBytes == 0 ? nil : try allocate(plan.workBytes)
            defer { withExtendedLifetime(work) {} }
            if let work { try check(library.setWorkArea(plan.handle, work.address), "cufftSetWorkArea") }
            let from = source + UInt(line.source.offset * bytes), to = target + UInt(line.target.offset * bytes)
            let execute = isDouble ? library.executeDoubles : library.execute
            try check(execute(plan.handle, from, to, line.isBackward ? 1 : -1), "cufftExec")
            return true
        }
    }

    private func plan(of line: VendorTransform, _ library: CuFFT, _ state: inout State) -> Plan? {
        let key = Key(
            length: line.length, isDouble: line.real == .float64, steps: [line.source.step, line.target.step])
        if let index = state.plans.lastIndex(where: { $0.key == key }) {
            let plan = state.plans.remove(at: index)
            state.plans.append(plan)
            return plan
        }
        var handle: Int32 = -1, workBytes = 0, n = Int64(key.length)
        guard library.create(&handle) == 0 else { return nil }
        let type: Int32 = key.isDouble ? 0x69 : 0x29, isOff = library.setAutoAllocation(handle, 0)
        // The distance from line to line is not used where there is one.
        let made = withUnsafeMutablePointer(to: &n) { n in
            library.makePlan(
                handle, 1, n, n, Int64(key.steps[0]), n.pointee, n, Int64(key.steps[1]), n.pointee, type, 1, &workBytes)
        }
        guard isOff == 0, made == 0
        else {
            _ = library.destroy(handle)
            return nil
        }
        if state.plans.count == Self.most { _ = library.destroy(state.plans.removeFirst().handle) }
        let plan = Plan(key: key, handle: handle, workBytes: workBytes)
        state.plans.append(plan)
        return plan
    }
}
