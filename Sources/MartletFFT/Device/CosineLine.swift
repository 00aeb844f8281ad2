import MartletCore
import MartletFFTCore
import MartletGPU

/// The Fourier transform inside a cosine or sine transform of one length, and what is done to the lines' elements as they are
/// read for it and to its results as they are written.  See `CosinePlan` for the algorithms.
///
/// Sines of types II, III and IV are cosines: with elements of odd number negated and results in the opposite order (II),
/// or with elements in the opposite order and results of odd number negated (III, IV).
struct CosineLine: Hashable, Sendable {
    let kind: CosineKind
    let isOrthogonal: Bool
    let way: Way

    enum Way: Hashable, Sendable {
        /// A complex transform of as many numbers as there are reals.
        case whole
        /// One of half as many, whose numbers are pairs of reals.
        case pairs
        /// Type IV: a complex transform of n/2 between two rotations, or of n between two permutations.
        case turned, permuted
    }

    /// How many reals the transform inside has, and how many numbers it is of.
    func reals(_ n: Int) -> Int { kind.type == 1 ? 2 * (n + (kind.isSine ? 1 : -1)) : n }
    func length(_ n: Int) -> Int { way == .pairs || way == .turned ? reals(n) / 2 : reals(n) }

    var load: LineKernel.Load {
        kind.type == 3 ? (way == .pairs ? .packedSpectrum : .halfSpectrum) : way == .pairs ? .pairs : .numbers
    }
    var store: LineKernel.Store {
        switch kind.type {
        case 1, 2: way == .pairs ? .packedSpectrum : .halfSpectrum
        case 3: way == .pairs ? .pairs : .reals
        default: .numbers
        }
    }
    func table(_ n: Int) -> DeviceTables.Content? {
        switch kind.type {
        case 1: nil
        case 4: way == .turned ? .eighths(n) : nil
        default: .quarters(n)
        }
    }

    /// What the results are multiplied by besides.
    var factor: Double { kind.type == 2 || way == .turned ? 2 : 1 }

    // MARK: - Text

    /// Macros of both sides: `TAKE(to, i)` reads element i, `PUT(i, a)` writes one.
    func words(_ kernel: LineKernel) -> String {
        let x = kernel.readsRuns ? "at_x + at" : "at_x + x_step * at"
        let y = kernel.writesRuns ? "at_y + (i)" : "at_y + y_step * (i)"
        let place = kind.isSine && kind.type > 2 ? "size - 1 - (i)" : "i", value = "VALUE(x[\(x)]).x"
        var take = kernel.isFilled ? "to = at < given ? \(value) : 0;" : "to = \(value);"
        if kind.type == 2, kind.isSine { take += " if (at & 1) to = -to;" }
        if isOrthogonal, kind.type == 1, !kind.isSine { take += " if (at == 0 || at == size - 1) to *= \(Self.root2);" }
        if isOrthogonal, kind.type == 3 { take += " if (at == \(kind.isSine ? "size - 1" : "0")) to *= \(Self.root2);" }
        return "#define TAKE(to, i) { const INDEX at = \(place); \(take) }\n#define PUT(i, a) y[\(y)] = a\n"
            + (way == .permuted ? Self.places : "")
    }

    private static let root2 = "(REAL)1.4142135623730951", rootHalf = "(REAL)0.7071067811865476"

    /// The number j of the element for which 2j + 1 is `a` modulo 8n, or −1 − j where its sign changes: see `Places`.
    private static let places = """
        #define PLACE(p, u) { INDEX a = (size % 8 * size + 8 * (u)) % (8 * size); int negative = 0; \\
            if (a > 4 * size) a = 8 * size - a; \\
            if (a > 2 * size) { a = 4 * size - a; negative = 1; } \\
            p = (a - 1) / 2; if (negative) p = -1 - p; }

        """

    /// Real `u` of the transform inside types I and II into `to`.
    private func element(_ to: String, _ u: String) -> String {
        let end = kind.isSine ? "(size + 1)" : "(size - 1)"
        return switch (kind.type, kind.isSine) {
        case (2, _): "{ const INDEX u = \(u), p = 2 * u < size ? 2 * u : 2 * (size - u) - 1; TAKE(\(to), p) } "
        case (_, false): "{ const INDEX u = \(u), p = u <= \(end) ? u : 2 * \(end) - u; TAKE(\(to), p) } "
        default:
            "{ const INDEX u = \(u); if (u == 0 || u == \(end)) \(to) = 0; else if (u < \(end)) TAKE(\(to), u - 1) "
                + "else { TAKE(\(to), 2 * \(end) - u - 1) \(to) = -\(to); } } "
        }
    }

    /// Bin `k` of the transform inside type III into `b`: exp(πi k / 2n) (x[k] − i x[n−k]), x[n] being zero.
    private func bin(_ b: String, _ k: String) -> String {
        "{ const INDEX k = \(k); TAKE(\(b).x, k) \(b).y = 0; if (k > 0) { TAKE(\(b).y, size - k) \(b).y = -\(b).y; "
            + "C turn = turns[k]; turn.y = -turn.y; TURN(\(b), turn) } if (2 * k == size) \(b).y = 0; } "
    }

    /// Bins l and m = n/2 − l into `a` and `b`.
    var pairOfBins: String { "const INDEX m = size / 2 - l; C a, b; \(bin("a", "l"))\(bin("b", "m"))" }

    /// Number l of the transform inside into `v`.
    func get(isFilled: Bool) -> String {
        let text =
            switch (kind.type, way) {
            // The conjugate, since a forward transform takes the place of a backward one.
            case (3, _): "{ const INDEX m = size - l < l ? size - l : l; \(bin("v", "m"))if (l == m) v.y = -v.y; }"
            case (4, .turned): "TAKE(v.x, 2 * l) TAKE(v.y, size - 1 - 2 * l) TURN(v, turns[l])"
            case (4, _): "INDEX p; PLACE(p, l) v.y = 0; if (p < 0) { TAKE(v.x, -1 - p) v.x = -v.x; } else TAKE(v.x, p)"
            case (_, .pairs): element("v.x", "2 * l") + element("v.y", "2 * l + 1")
            default: "v.y = 0; " + element("v.x", "l")
            }
        return isFilled ? "v.x = 0; v.y = 0; if (l < whole) { \(text) }" : text
    }

    /// Result l of the transform inside from `v`.
    func put() -> String {
        switch (kind.type, way) {
        case (1, _):
            if kind.isSine { return "if (l > 0 && l <= size) PUT(l - 1, -scale * v.y);" }
            let ends = isOrthogonal ? "if (l == 0 || l == size - 1) v.x *= \(Self.rootHalf); " : ""
            return ends + "PUT(l, scale * v.x);"
        case (2, _):
            let place = kind.isSine ? "size - 1 - l" : "l", opposite = kind.isSine ? "l - 1" : "size - l"
            let ends = isOrthogonal ? "if (l == 0) v.x *= \(Self.rootHalf); " : ""
            return ends + "if (l > 0) TURN(v, turns[l]) PUT(\(place), scale * v.x); "
                + "if (l > 0 && 2 * l < size) PUT(\(opposite), -scale * v.y);"
        case (3, .pairs): return collect("2 * l", "v.x") + collect("2 * l + 1", "-v.y")
        case (3, _): return collect("l", "v.x")
        case (_, .turned):
            return "TURN(v, turns[l]) PUT(2 * l, scale * v.x); "
                + "PUT(size - 1 - 2 * l, \(kind.isSine ? "" : "-")scale * v.y);"
        default:
            // Eight times `inverse` is 1 modulo n.  The phase is that of n/8 of a turn.
            let odd = kind.isSine ? "if ((p < 0 ? -1 - p : p) & 1) r = -r; " : ""
            return "const INDEX inverse = ((8 - size % 8) * size + 1) / 8, m = size % 8; INDEX p; "
                + "PLACE(p, inverse * l % size) const REAL c = m == 1 || m == 7 ? v.x : -v.x, s = m == 1 || m == 3 ? v.y : -v.y; "
                + "REAL r = scale * (\(Self.root2) * (c + s)); \(odd)if (p < 0) PUT(-1 - p, -r); else PUT(p, r);"
        }
    }

    /// Element `u` of the transform inside type III to where it belongs.
    private func collect(_ u: String, _ value: String) -> String {
        let sign = kind.isSine ? "(p & 1 ? -scale : scale)" : "scale"
        return "{ const INDEX u = \(u), p = 2 * u < size ? 2 * u : 2 * (size - u) - 1; PUT(p, \(sign) * (\(value))); } "
    }
}
