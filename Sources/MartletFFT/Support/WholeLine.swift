import MartletCore
import MartletFFTCore

/// A call for all elements of an array of one axis, which lie side by side: there is nothing to prepare, so that short
/// transforms take little more than the work.
struct WholeLine {
    private let start: UnsafeMutableRawPointer
    private let count: Int
    private let norm: FFT.Norm
    private let workers: Int?

    /// - Returns: `nil` where the call asks for anything else, its mistakes included.
    @inline(__always)
    init?<T: Scalar>(_ x: borrowing NDArray<T>, n: Int?, axis: Int, norm: FFT.Norm, workers: Int?) {
        guard let memory = x.hostAddress, let line = x.line, axis == -1 || axis == 0, workers ?? 1 > 0 else {
            return nil
        }
        count = line.count
        guard n == nil || n == count, count > 0, count == 1 || line.step == 1 else { return nil }
        start = memory + x.offset * MemoryLayout<T>.stride
        self.norm = norm
        self.workers = workers
    }

    /// Lines shorter than this are not shared among threads, and the task's choice is not asked for.
    private static var shared: Int { 1 << 15 }
    private func parallelism(_ count: Int) -> Parallelism {
        count < Self.shared ? .sequential : workers.map { Parallelism(threads: $0) } ?? .current
    }

    func complex<R: RealScalar>(backward: Bool, for function: String) throws(MartletError) -> NDArray<Complex<R>> {
        let y = try HostBuffer(byteCount: count * MemoryLayout<Complex<R>>.stride, for: function)
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.transform(
                count, precision(R.self), start, y.pointer, backward: backward,
                scale: norm.scale(backward: backward, count: Double(count)), parallelism: parallelism(count))
        }
        return NDArray(line: count, buffer: y)
    }

    func bins<R: RealScalar>(for function: String) throws(MartletError) -> NDArray<Complex<R>> {
        let y = try HostBuffer(byteCount: (count / 2 + 1) * MemoryLayout<Complex<R>>.stride, for: function)
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.transform(
                reals: count, precision(R.self), start, y.pointer, backward: false,
                scale: norm.scale(backward: false, count: Double(count)), parallelism: parallelism(count))
        }
        return NDArray(line: count / 2 + 1, buffer: y)
    }

    /// From bins to `length` reals; `nil` where that takes other bins than there are.
    func reals<R: RealScalar>(_ length: Int?, for function: String) throws(MartletError) -> NDArray<R>? {
        let length = length ?? 2 * (count - 1)
        guard length > 0, length / 2 + 1 == count else { return nil }
        let y = try HostBuffer(byteCount: length * MemoryLayout<R>.stride, for: function)
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.transform(
                reals: length, precision(R.self), start, y.pointer, backward: true,
                scale: norm.scale(backward: true, count: Double(length)), parallelism: parallelism(length))
        }
        return NDArray(line: length, buffer: y)
    }

    /// The cosine or sine transform of reals `R` with the precision of `R`; `nil` where there is none of so few.
    func cosines<R: Scalar>(
        _ type: Int, isSine: Bool, isInverse: Bool, orthogonalize: Bool?, _ precision: Precision, for function: String
    ) throws(MartletError) -> NDArray<R>? {
        guard 1...4 ~= type else { return nil }
        let forward = CosineKind(type: type, isSine: isSine), kind = isInverse ? forward.inverse : forward
        guard count >= kind.shortest else { return nil }
        let y = try HostBuffer(byteCount: count * MemoryLayout<R>.stride, for: function)
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.shared.cosine(kind, count, precision).execute(
                start, y.pointer, scale: norm.scale(backward: isInverse, count: kind.period(count)),
                orthogonal: orthogonalize ?? (norm == .ortho), parallelism: parallelism(count))
        }
        return NDArray(line: count, buffer: y)
    }
}
