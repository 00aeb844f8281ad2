import CMartletFFTKernels

/// Which of the eight transforms of even and odd sequences.
package struct CosineKind: Hashable, Sendable {
    /// 1 to 4.
    package let type: Int
    package let isSine: Bool

    package init(type: Int, isSine: Bool) {
        precondition(1...4 ~= type)
        self.type = type
        self.isSine = isSine
    }

    /// The kind that undoes this one, up to the factor `period`.
    package var inverse: CosineKind { CosineKind(type: type == 2 ? 3 : type == 3 ? 2 : type, isSine: isSine) }

    /// The shortest line that the kind is defined for.
    package var shortest: Int { type == 1 && !isSine ? 2 : 1 }

    /// The length of the sequence that a line of n elements stands for, which is the product of a transform and its
    /// inverse; twice the distance of the ends for type I.
    package func period(_ n: Int) -> Double { type == 1 ? 2 * (Double(n) + (isSine ? 1 : -1)) : 2 * Double(n) }
}

/// A cosine or sine transform of one length, ready to run on any data from any thread.
///
///     type   cosine                                                sine
///     I      x₀ + (−1)^k x_(n−1) + 2 Σ x_j cos(π j k / (n−1))      2 Σ x_j sin(π (j+1) (k+1) / (n+1))
///     II     2 Σ x_j cos(π k (2j+1) / 2n)                          2 Σ x_j sin(π (k+1) (2j+1) / 2n)
///     III    x₀ + 2 Σ x_j cos(π j (2k+1) / 2n)                     (−1)^k x_(n−1) + 2 Σ x_j sin(π (j+1) (2k+1) / 2n)
///     IV     2 Σ x_j cos(π (2j+1) (2k+1) / 4n)                     2 Σ x_j sin(π (2j+1) (2k+1) / 4n)
///
/// - Types II and III go through a real transform of the same length, of the even elements and then the odd ones from
///   the last to the first.  For even n that is a complex transform of n/2, and its rotation is one with that of the
///   bins.  Sines are cosines of elements with alternating signs, in the opposite order.
///   J. Makhoul, "A fast cosine transform in one and two dimensions", IEEE Trans. ASSP 28 (1980) 27–34,
///   doi:10.1109/TASSP.1980.1163351.
/// - Type IV of even n goes through a complex transform of n/2, with a rotation before and one after.
///   G. Plonka and M. Tasche, "Fast and numerically stable algorithms for discrete cosine transforms", Linear Algebra
///   Appl. 394 (2005) 309–345, doi:10.1016/j.laa.2004.07.015.
/// - Type IV of odd n is a real transform of length n without any rotation: the odd numbers modulo 8n are those modulo
///   8 times all modulo n, and symmetry leaves one of the former, so that with a, b ≡ 1 modulo 8 the kernel cos(2π a b
///   / 8n) is one of length n at a fixed phase.  S. C. Chan and K. L. Ho, "Fast algorithms for computing the discrete
///   cosine transform", IEEE Trans. CAS II 39 (1992) 185–190, doi:10.1109/82.127302.
/// - Type I over an even number N of steps (n − 1, or n + 1 for sines) folds: sums and differences of x_j and x_(N−j)
///   have the even bins by type I and the odd ones by type III, of half the length each.  Over an odd N, x_2j and
///   x_(N−2j) are both even (or odd) sequences modulo N, and one complex transform of length N takes them as real and
///   imaginary part.  There is no division by small sines, which costs digits.
package final class CosinePlan: Sendable {
    package let kind: CosineKind
    package let length: Int
    package let precision: Precision
    let inner: Inner
    let kernels: mt_cosine_table

    enum Inner: Sendable {
        /// exp(−πi k / 2n), 0 ≤ k ≤ n/4, and then their fifth powers.
        case turned(ComplexPlan, roots: Table)
        /// exp(−πi k / 2n), 0 ≤ k ≤ n/2.
        case rotated(RealPlan, roots: Table)
        /// exp(−πi (8j+1) / 8n), 0 ≤ j < n/2.
        case paired(ComplexPlan, roots: Table)
        /// Where element u of the real transform comes from and bin u goes to, and the phase.
        case permuted(RealPlan, from: Places, to: Places, c: Double, s: Double)
        case folded(odd: CosinePlan, even: CosinePlan?)
        case mirrored(ComplexPlan)
        case extended(RealPlan)
    }

    package init(_ kind: CosineKind, _ n: Int, _ precision: Precision, cache: PlanCache) throws(OutOfMemory) {
        precondition(n >= kind.shortest)
        self.kind = kind
        length = n
        self.precision = precision
        kernels = precision == .double ? mt_cosine_f64().pointee : mt_cosine_f32().pointee
        switch kind.type {
        case 1: inner = try Self.ends(kind, n + (kind.isSine ? 1 : -1), precision, cache)
        case 4 where n % 2 == 0:
            let roots = try RootsOfUnity(16 * n)
            let table = try Table(precision, count: n) { for j in 0..<n / 2 { $0.append(roots[8 * j + 1]) } }
            inner = .paired(try cache.complex(n / 2, precision), roots: table)
        case 4:
            let from = try Places(oddLength: n, isSine: kind.isSine, output: false)
            let to = try Places(oddLength: n, isSine: kind.isSine, output: true)
            // 2 cos(πn/4) and 2 sin(πn/4).
            let root = 2.0.squareRoot(), m = n % 8
            inner = .permuted(
                try cache.real(n, precision), from: from, to: to, c: m == 1 || m == 7 ? root : -root,
                s: m == 1 || m == 3 ? root : -root)
        case 2...3 where n % 2 == 0:
            let roots = try RootsOfUnity(4 * n), last = n / 4
            let table = try Table(precision, count: 4 * (last + 1)) {
                for power in [1, 5] { for k in 0...last { $0.append(roots[power * k]) } }
            }
            inner = .turned(try cache.complex(n / 2, precision), roots: table)
        default:
            let roots = try RootsOfUnity(4 * n), last = n / 2
            let table = try Table(precision, count: 2 * (last + 1)) { for k in 0...last { $0.append(roots[k]) } }
            inner = .rotated(try cache.real(n, precision), roots: table)
        }
    }

    /// Type I over N steps.
    private static func ends(
        _ kind: CosineKind, _ steps: Int, _ precision: Precision, _ cache: PlanCache
    ) throws(OutOfMemory) -> Inner {
        if steps % 2 == 1 { return .mirrored(try cache.complex(steps, precision)) }
        if steps <= extendedUpTo { return .extended(try cache.real(2 * steps, precision)) }
        let half = steps / 2
        let odd = try cache.cosine(CosineKind(type: 3, isSine: kind.isSine), half, precision)
        return .folded(odd: odd, even: try cache.cosine(kind, half + (kind.isSine ? -1 : 1), precision))
    }

    /// Up to this many steps one real transform of twice the length is faster than folding.
    private static var extendedUpTo: Int { 64 }

    /// What the error of the transforms inside is, as their recipes state it, or that of a rotation.
    package var errorFactor: Double { max(0.5, innerErrorFactor) }
    private var innerErrorFactor: Double {
        switch inner {
        case .turned(let plan, _), .paired(let plan, _), .mirrored(let plan): plan.recipe.errorFactor
        case .rotated(let plan, _), .permuted(let plan, _, _, _, _), .extended(let plan): plan.recipe.errorFactor
        case .folded(let odd, let even): max(odd.innerErrorFactor, even?.innerErrorFactor ?? 0)
        }
    }

    /// Bytes that the plan holds, those of the plans inside it included.
    package var byteCount: Int {
        switch inner {
        case .turned(let plan, let roots): plan.byteCount + roots.byteCount
        case .rotated(let plan, let roots): plan.byteCount + roots.byteCount
        case .paired(let plan, let roots): plan.byteCount + roots.byteCount
        case .permuted(let plan, let from, let to, _, _): plan.byteCount + from.byteCount + to.byteCount
        case .folded(let odd, let even): odd.byteCount + (even?.byteCount ?? 0)
        case .mirrored(let plan): plan.byteCount
        case .extended(let plan): plan.byteCount
        }
    }
}

extension Table.Writer {
    mutating func append(_ root: (re: Double, im: Double)) {
        append(root.re)
        append(root.im)
    }
}

/// The order of elements around type IV of odd length: entry u is the element with number j, or −1−j when its sign
/// changes.
final class Places: @unchecked Sendable {
    private let memory: Memory
    let start: UnsafePointer<Int>
    var byteCount: Int { memory.byteCount }

    /// - Parameter output: whether the bins are meant, number p modulo n, or the elements, number u with n² + 8u.
    init(oddLength n: Int, isSine: Bool, output: Bool) throws(OutOfMemory) {
        memory = try Memory(n * MemoryLayout<Int>.stride)
        let start = memory.start.assumingMemoryBound(to: Int.self)
        let period = 8 * n
        // Inverse of 8 modulo the odd n: 8 i ≡ 1.
        let inverse = (1...8).lazy.map { ($0 * n + 1) }.first { $0 % 8 == 0 }! / 8
        for u in 0..<n {
            let step = output ? inverse * u % n : u
            // n² modulo 8n is n times n modulo 8.
            var a = (n % 8 * n + 8 * step) % period
            var isNegative = false
            if a > 4 * n { a = period - a }
            if a > 2 * n {
                a = 4 * n - a
                isNegative = true
            }
            var j = (a - 1) / 2
            if isSine {
                if output { isNegative = isNegative != (j % 2 == 1) } else { j = n - 1 - j }
            }
            start[u] = isNegative ? -1 - j : j
        }
        self.start = UnsafePointer(start)
    }
}
