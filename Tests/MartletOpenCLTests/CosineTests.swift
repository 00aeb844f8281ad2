import Martlet
import MartletTestSupport
import Testing

/// Cosine and sine transforms on the device.
@Suite(.enabled(if: device != nil), .serialized) struct CosineTests {
    let gpu = device!

    /// A function by its name.
    private func transform<T: TransformableScalar>(
        _ name: String, _ x: NDArray<T>, type: Int, lengths: [Int]?, axes: [Int]?, norm: FFT.Norm,
        orthogonalize: Bool? = nil
    ) throws -> NDArray<T.Transformed> {
        let n = lengths?[0], axis = axes?[0] ?? -1
        return switch name {
        case "dct": try FFT.dct(x, type: type, n: n, axis: axis, norm: norm, orthogonalize: orthogonalize)
        case "idct": try FFT.idct(x, type: type, n: n, axis: axis, norm: norm, orthogonalize: orthogonalize)
        case "dst": try FFT.dst(x, type: type, n: n, axis: axis, norm: norm, orthogonalize: orthogonalize)
        case "idst": try FFT.idst(x, type: type, n: n, axis: axis, norm: norm, orthogonalize: orthogonalize)
        case "dctn": try FFT.dctn(x, type: type, s: lengths, axes: axes, norm: norm, orthogonalize: orthogonalize)
        case "idctn": try FFT.idctn(x, type: type, s: lengths, axes: axes, norm: norm, orthogonalize: orthogonalize)
        case "dstn": try FFT.dstn(x, type: type, s: lengths, axes: axes, norm: norm, orthogonalize: orthogonalize)
        default: try FFT.idstn(x, type: type, s: lengths, axes: axes, norm: norm, orthogonalize: orthogonalize)
        }
    }

    /// Rows of the host's golden tables.  Almost each takes a kernel of its own, and a compiler its time; so one row in 24,
    /// others of each table.
    @Test(arguments: Array(["dct", "idct", "dst", "idst", "dctn", "idctn", "dstn", "idstn"].enumerated()))
    func goldenTable(place: Int, name: String) throws {
        for (i, fields) in GoldenTable("fft/\(name).tsv").rows.enumerated() where i % 24 == 3 * place {
            let row = CosineCase(fields), given = row.transform
            func expect<T: TransformableScalar>(
                _ x: NDArray<T>, _ wanted: [T.Transformed]
            ) throws where T.Transformed: FieldScalar {
                let y = try transform(
                    name, x.on(gpu), type: row.type, lengths: given.lengths, axes: given.axes,
                    norm: FFT.Norm(rawValue: given.normName)!, orthogonalize: row.orthogonalize)
                #expect(y.device == gpu.device)
                let wrong = disagreement(
                    try y.onHost(), try NDArray(wanted, shape: given.outputShape), DctFunction.card)
                #expect(wrong == nil, "\(name) \(row)")
            }
            let numbers = given.output
            func pairs<R: RealScalar>(_: R.Type) -> [Complex<R>] {
                stride(from: 0, to: numbers.count, by: 2).map { Complex(R(numbers[$0]), R(numbers[$0 + 1])) }
            }
            switch given.dtype {
            case "float64": try expect(given.real(Double.self), numbers)
            case "float32": try expect(given.real(Float.self), numbers.map { Float($0) })
            case "complex128": try expect(given.complex(Double.self), pairs(Double.self))
            case "complex64": try expect(given.complex(Float.self), pairs(Float.self))
            default: try expect(given.integer(), numbers)
            }
        }
    }

    private func expectAgreement<T: RealScalar & TransformableScalar>(
        _ name: String, _ type: Int, _ x: NDArray<T>, axis: Int = -1, orthogonalize: Bool = false
    ) throws where T.Transformed == T {
        func there(_ x: NDArray<T>) throws -> NDArray<T> {
            try transform(
                name, x, type: type, lengths: nil, axes: [axis], norm: .backward, orthogonalize: orthogonalize)
        }
        let y = try there(x.on(gpu))
        let wrong = disagreement(try y.onHost(), try there(x), DctFunction.card)
        #expect(wrong == nil, "\(name) \(type) \(x.shape) \(axis)")
    }

    /// Pairs, whole lines, rotations and permutations; convolutions; and long lines of several sweeps, of which the last makes
    /// bins, or writes elsewhere.  The golden tables have short lines of even length.
    @Test func linesOfEveryWayAgreeWithTheHost() throws {
        for name in ["dct", "dst"] {
            for type in 1...4 { try expectAgreement(name, type, noise([3, 15]), orthogonalize: true) }
        }
        try expectAgreement("dct", 1, noise([2, 38]), orthogonalize: true)
        try expectAgreement("dst", 2, noise([2, 37]))
        try expectAgreement("dct", 3, noise([2, 74]))
        try expectAgreement("dst", 4, noise([2, 74]))
        try expectAgreement("dct", 2, noise([2, 1 << 16]))
        try expectAgreement("dst", 3, noise([1 << 16]))
        try expectAgreement("dct", 4, noise([59_049]))
        try expectAgreement("dct", 2, noise([10_007], of: Float.self))
    }

    @Test func everyLayoutAgreesWithTheHost() throws {
        let x = try noise([4, 12, 3])
        for axis in 0..<3 {
            let wanted = try FFT.dct(x, type: 4, axis: axis)
            try withEveryLayout(x) { view, layout in
                let there = try FFT.dct(view.on(gpu), type: 4, axis: axis)
                let wrong = disagreement(try there.onHost(), wanted, DctFunction.card)
                #expect(wrong == nil, "\(layout) \(axis)")
            }
        }
    }

    @Test func noAxisAndNoLines() throws {
        let x = try noise([2, 3])
        #expect(try FFT.dctn(x.on(gpu), axes: []).onHost() == x)
        let whole = NDArray([1, 2, 3] as [Int16])
        #expect(try FFT.dstn(whole.on(gpu), axes: []).onHost() == NDArray([1.0, 2, 3]))
        #expect(try FFT.dct(noise([0, 8]).on(gpu)).shape == [0, 8])
    }

    @Test func badInputIsRefusedAsOnTheHost() throws {
        let x = try noise([4, 1]), there = try x.on(gpu)
        func failure(_ work: () throws(MartletError) -> Void) -> MartletError? {
            do throws(MartletError) {
                try work()
                return nil
            } catch { return error }
        }
        for (type, n, axis, workers) in [
            (0, 4, 0, 1), (5, 4, 0, 1), (1, 1, 1, 1), (2, 0, 0, 1), (2, 4, 2, 1), (2, 4, 0, 0),
        ] {
            let wanted = failure { () throws(MartletError) in
                _ = try FFT.dct(x, type: type, n: n, axis: axis, workers: workers)
            }
            #expect(wanted != nil)
            #expect(
                failure { () throws(MartletError) in
                    _ = try FFT.dct(there, type: type, n: n, axis: axis, workers: workers)
                } == wanted)
        }
    }
}
