public import MartletCore

extension Signal {
    /// How ``zpk2sos(_:_:_:pairing:analog:)`` pairs poles with zeros.
    public enum Pairing: String, Sendable, CaseIterable {
        /// The nearest ones, with zeros and poles at the origin added to make sections whole.
        case nearest
        /// The same, leaving the last section of an odd filter of the first order.
        case keep_odd
        /// The same with no roots added; the only one for analogue filters.
        case minimal
    }

    /// Second-order sections of a filter given by zeros, poles and gain.
    ///
    /// The pole nearest the unit circle (the imaginary axis, for an analogue filter) goes with the zeros nearest to it
    /// into the last section, and so on, so that the sections that amplify most come after those that take away; the
    /// gain goes into the first.
    ///
    /// - Parameters:
    ///   - z: zeros, one axis, in conjugate pairs.
    ///   - p: poles, one axis, in conjugate pairs.
    ///   - k: gain.
    ///   - pairing: `.nearest` when absent, `.minimal` for an analogue filter.
    ///   - analog: whether the filter is one in continuous time.
    /// - Returns: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂ with a₀ = 1.
    /// - Complexity: the square of the number of roots.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when a complex root lacks its conjugate, for an
    ///   analogue filter that is paired otherwise than `.minimal`, or when `.minimal` meets more zeros than poles.
    /// - SeeAlso: `scipy.signal.zpk2sos`; Jackson, *Digital Filters and Signal Processing*, 1996, §11.4.
    public static func zpk2sos(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, pairing: Pairing? = nil,
        analog: Bool = false
    ) throws(MartletError) -> NDArray<Double> {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        try filter.checkRanks("zpk2sos")
        let chosen = pairing ?? (analog ? .minimal : .nearest)
        if analog && chosen != .minimal {
            throw .value(
                function: "zpk2sos", argument: "pairing", given: chosen.rawValue,
                wanted: "another: for analog zpk2sos conversion, pairing must be \"minimal\"")
        }
        if chosen == .minimal && p.count < z.count {
            throw .value(
                function: "zpk2sos", argument: "p", given: "\(p.count) poles for \(z.count) zeros",
                wanted: "longer: for analog zpk2sos conversion, must have len(p)>=len(z)")
        }
        return try ZPKToSOS(filter: filter, pairing: chosen, analog: analog).perform()
    }
}

public struct ZPKToSOS: ZerosPolesGainCall {
    public static let card = Card("signal.zpk2sos", mirrors: "scipy.signal.zpk2sos", accuracy: .relative(factor: 64))
    public var filter: ZerosPolesGain
    let pairing: Signal.Pairing
    let analog: Bool

    public func body() throws(MartletError) -> NDArray<Double> {
        var z = try filter.z.elements(for: "zpk2sos"), p = try filter.p.elements(for: "zpk2sos")
        if z.isEmpty && p.isEmpty {
            return try NDArray(
                analog ? [0, 0, filter.k, 0, 0, 1] : [filter.k, 0, 0, 1, 0, 0], shape: [1, 6])
        }
        let sections = (max(z.count, p.count) + 1) / 2
        if pairing != .minimal {
            let count = max(z.count, p.count)
            let whole = pairing == .nearest ? count + count % 2 : count
            z += Array(repeating: 0, count: whole - z.count)
            p += Array(repeating: 0, count: whole - p.count)
        }
        z = try conjugatePairs(z, "z")
        p = try conjugatePairs(p, "p")
        var sos = [Double](repeating: 0, count: 6 * sections)
        for section in (0..<sections).reversed() {
            let (zeros, poles) = takeSection(&z, &p)
            let b = polynomial(roots: zeros), a = polynomial(roots: poles)
            for i in b.indices { sos[6 * section + 3 - b.count + i] = b[i].real }
            for i in a.indices { sos[6 * section + 6 - a.count + i] = a[i].real }
        }
        guard z.isEmpty else {
            throw .value(
                function: "zpk2sos", argument: "z", given: "\(filter.z.elements)",
                wanted: "such that real poles have real zeros or complex pairs to go with")
        }
        for i in 0..<3 { sos[i] *= filter.k }
        return try NDArray(sos, shape: [sections, 6])
    }

    /// Removes the roots of the section to be applied last; of a conjugate pair the lists hold the upper one only.
    private func takeSection(
        _ z: inout [Complex<Double>], _ p: inout [Complex<Double>]
    ) -> (zeros: [Complex<Double>], poles: [Complex<Double>]) {
        let p1 = p.remove(at: worst(p.indices, p))
        let realPoles = p.indices.filter { p[$0].imaginary == 0 }
        if p1.imaginary == 0 && realPoles.isEmpty {
            // The last real pole: a section of the first order, filled up with roots at the origin where those are used.
            let zeros = nearest(z, p1, .real).map { [z.remove(at: $0)] } ?? []
            return pairing == .minimal ? (zeros, [p1]) : (zeros + [0], [p1, 0])
        }
        if p1.imaginary != 0, p.count + 1 == z.count, realPoles.count == 1,
            z.count(where: { $0.imaginary == 0 }) == 1, let at = nearest(z, p1, .complex)
        {
            // One real pole and one real zero are left, and belong together: so take a pair of complex zeros here.
            let z1 = z.remove(at: at)
            return ([z1, z1.conjugate], [p1, p1.conjugate])
        }
        let p2 = p1.imaginary == 0 ? p.remove(at: worst(realPoles, p)) : p1.conjugate
        guard let at = nearest(z, p1, .any) else { return ([], [p1, p2]) }
        let z1 = z.remove(at: at)
        if z1.imaginary != 0 { return ([z1, z1.conjugate], [p1, p2]) }
        guard let next = nearest(z, p1, .real) else { return ([z1], [p1, p2]) }
        return ([z1, z.remove(at: next)], [p1, p2])
    }

    /// The pole nearest to instability.
    private func worst(_ candidates: some Collection<Int>, _ p: [Complex<Double>]) -> Int {
        func distance(_ i: Int) -> Double {
            analog ? p[i].real.magnitude : (1 - Libm.hypotenuse(p[i].real, p[i].imaginary)).magnitude
        }
        return candidates.min { distance($0) < distance($1) }!
    }

    private enum Kind { case real, complex, any }

    private func nearest(_ z: [Complex<Double>], _ p: Complex<Double>, _ kind: Kind) -> Int? {
        func distance(_ i: Int) -> Double { Libm.hypotenuse(z[i].real - p.real, z[i].imaginary - p.imaginary) }
        return z.indices.filter { kind == .any || (z[$0].imaginary == 0) == (kind == .real) }
            .min { distance($0) < distance($1) }
    }
}

private func orderByImaginary(_ roots: inout [Complex<Double>], _ run: Range<Int>) {
    let found = Array(roots[run])
    let order = sortedPlaces(found.count) { found[$0].imaginary.magnitude < found[$1].imaginary.magnitude }
    for (place, from) in zip(run, order) { roots[place] = found[from] }
}

/// Of each conjugate pair the member above the real axis, averaged; then the real roots.
///
/// A root counts as real when its imaginary part is at most 100 ε times its magnitude, and two as a pair when they are
/// conjugate to the same tolerance.
private func conjugatePairs(_ roots: [Complex<Double>], _ argument: String) throws(MartletError) -> [Complex<Double>] {
    let tolerance = 100 * Double.ulpOfOne
    func size(_ w: Complex<Double>) -> Double { Libm.hypotenuse(w.real, w.imaginary) }
    func isReal(_ w: Complex<Double>) -> Bool { w.imaginary.magnitude <= tolerance * size(w) }
    let sorted = sortedPlaces(roots.count) {
        (roots[$0].real, roots[$0].imaginary.magnitude) < (roots[$1].real, roots[$1].imaginary.magnitude)
    }.map { roots[$0] }
    let real = sorted.filter(isReal).map { Complex($0.real) }
    var upper = sorted.filter { !isReal($0) && $0.imaginary > 0 }
    var lower = sorted.filter { !isReal($0) && !($0.imaginary > 0) }
    let lonely = MartletError.value(
        function: "zpk2sos", argument: argument, given: "\(roots)",
        wanted: "in conjugate pairs: Array contains complex value with no matching conjugate.")
    guard upper.count == lower.count else { throw lonely }
    // Within a run of equal real parts, order by the imaginary ones, so that pairs stand at equal places.
    var start = 0
    while start < upper.count {
        var stop = start + 1
        while stop < upper.count, upper[stop].real - upper[stop - 1].real <= tolerance * size(upper[stop - 1]) {
            stop += 1
        }
        orderByImaginary(&upper, start..<stop)
        orderByImaginary(&lower, start..<stop)
        start = stop
    }
    for (up, low) in zip(upper, lower) where !(size(up - low.conjugate) <= tolerance * size(low)) { throw lonely }
    let pairs = zip(upper, lower).map { (up, low) -> Complex<Double> in (up + low.conjugate) / (2 as Double) }
    return pairs + real
}
