/// A symmetric tridiagonal matrix, and its eigenvectors one at a time.
struct SymmetricTridiagonal {
    /// The diagonal as a sum of two: what is exact, and a smaller rest, which is added when the eigenvalue is gone.
    let diagonal, rest: [Double]
    /// What stands beside the diagonal, one fewer.
    let beside: [Double]

    /// A pivot no nearer to 0 than what no other number can tell from it.
    private func guarded(_ pivot: Double) -> Double {
        let tiny = 1e-280
        return pivot.magnitude < tiny ? -tiny : pivot
    }

    /// An element of the diagonal of A − λ.
    private func shifted(_ i: Int, _ lambda: Double) -> Double { diagonal[i] - lambda + rest[i] }

    /// How many eigenvalues lie above `lambda`: the positive pivots of A − λ (Sylvester's law of inertia).
    private func countAbove(_ lambda: Double) -> Int {
        var pivot = guarded(shifted(0, lambda)), count = pivot > 0 ? 1 : 0
        for i in 1..<diagonal.count {
            pivot = guarded(shifted(i, lambda) - beside[i - 1] * beside[i - 1] / pivot)
            if pivot > 0 { count += 1 }
        }
        return count
    }

    /// The eigenvalue that `k` others are above, to the last bit, by bisection between Gershgorin's bounds.
    private func eigenvalue(_ k: Int) -> Double {
        let n = diagonal.count
        func radius(_ i: Int) -> Double {
            (i > 0 ? beside[i - 1].magnitude : 0) + (i < n - 1 ? beside[i].magnitude : 0)
        }
        var low = diagonal.indices.map { diagonal[$0] + rest[$0] - radius($0) }.min()!
        var high = diagonal.indices.map { diagonal[$0] + rest[$0] + radius($0) }.max()!
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return high }
            if countAbove(middle) > k { low = middle } else { high = middle }
        }
    }

    /// The eigenvector, of size 1 in its greatest element, of the eigenvalue that `k` others are above.
    ///
    /// A − λ is eliminated from above and from below, to meet where the last pivot is least.  Two steps of inverse
    /// iteration with these factors begin with that element alone; the first follows both ways by products, which keeps
    /// small elements exact, the second removes what the error of λ left of other eigenvectors, which must stand apart.
    ///
    /// Reference: I. S. Dhillon, B. N. Parlett, Linear Algebra Appl. 387 (2004) 1–28, doi:10.1016/j.laa.2003.12.028.
    func eigenvector(_ k: Int) -> [Double] {
        let n = diagonal.count, lambda = eigenvalue(k)
        let middle = (0..<n).map { shifted($0, lambda) }
        var down = middle, up = middle
        down[0] = guarded(down[0])
        for i in 1..<n { down[i] = guarded(down[i] - beside[i - 1] * beside[i - 1] / down[i - 1]) }
        up[n - 1] = guarded(up[n - 1])
        for i in stride(from: n - 2, through: 0, by: -1) { up[i] = guarded(up[i] - beside[i] * beside[i] / up[i + 1]) }
        let last = (0..<n).map { guarded(down[$0] + up[$0] - middle[$0]) }
        let meeting = (0..<n).min { last[$0].magnitude < last[$1].magnitude }!
        var vector = [Double](repeating: 0, count: n)
        vector[meeting] = 1
        for _ in 0..<2 {
            for i in 0..<meeting { vector[i + 1] -= beside[i] / down[i] * vector[i] }
            for i in stride(from: n - 1, to: meeting, by: -1) { vector[i - 1] -= beside[i - 1] / up[i] * vector[i] }
            vector[meeting] /= last[meeting]
            for i in stride(from: meeting - 1, through: 0, by: -1) {
                vector[i] = vector[i] / down[i] - beside[i] / down[i] * vector[i + 1]
            }
            for i in stride(from: meeting + 1, to: n, by: 1) {
                vector[i] = vector[i] / up[i] - beside[i - 1] / up[i] * vector[i - 1]
            }
            let size = vector.reduce(0) { max($0, $1.magnitude) }
            for i in 0..<n { vector[i] /= size }
        }
        return vector
    }
}
