import MartletCore
import MartletGPU

/// From the transform of the pairs of 2n reals to the first n + 1 bins of the reals' own, for lines that no group holds:
/// bins k and n − k come from numbers k and n − k.
struct Unpacking<R: RealScalar> {
    /// Row-major, pairs along the last axis.
    let packed: NDArray<Complex<R>>
    let bins: DeviceOperand
    let scale: (real: Double, imaginary: Double)

    func run(on gpu: some GPU) throws(MartletError) {
        let n = packed.shape[packed.rank - 1], batch = packed.shape.removing(packed.rank - 1)
        let lines = batch.elementCount, walk = StridedLoop(batch, [bins.strides])
        let name = "fft_unpack_\(walk.rank)"
        let kernel = Kernel(
            name, real: R.dtype,
            """
            typedef \(R.dtype == .float64 ? "double2" : "float2") C;
            KERNEL \(name)(
                ARRAY(C, z), RESULT(C, y), ARRAY(C, turns), INDEX lines, INDEX n, INDEX step, REAL scale, REAL scale_y,
                \(walk.parameters(["y"]))
            ) {
                BIND(C, z); BIND_RESULT(C, y); BIND(C, turns);
                const INDEX pairs = n / 2 + 1, k = SELF % pairs, i = SELF / pairs;
                if (i < lines) {
                    \(walk.offsets(["y"]))
                    const C a = z[i * n + k], b = z[i * n + (k == 0 ? 0 : n - k)], w = turns[k];
                    const REAL dx = (REAL)0.5 * (a.y + b.y), dy = (REAL)0.5 * (b.x - a.x);
                    const REAL tx = MULADD(dx, w.x, -(dy * w.y)), ty = MULADD(dx, w.y, dy * w.x);
                    const REAL ex = (REAL)0.5 * (a.x + b.x), ey = (REAL)0.5 * (a.y - b.y);
                    C first; first.x = (ex + tx) * scale; first.y = (ey + ty) * scale_y; y[at_y + k * step] = first;
                    C last; last.x = (ex - tx) * scale; last.y = (ty - ey) * scale_y;
                    if (2 * k < n) y[at_y + (n - k) * step] = last;
                }
            }
            """)
        let turns = try DeviceTables.shared.table(.halfTurn(n), R.dtype, on: gpu)
        try gpu.launch(
            kernel, count: lines * (n / 2 + 1),
            [
                .array(packed), .array(bins.buffer, offset: bins.offset), .array(turns, offset: 0), .index(lines),
                .index(n), .index(bins.step), .real(scale.real), .real(scale.imaginary),
            ] + walk.arguments)
    }
}
