import MartletCore
import MartletGPU

/// A cascade of second-order sections on a device.
///
/// One work-item runs one signal, or one chunk of it where ``SectionCascade`` cuts signals: every chunk but the first
/// starts from rest some way before its beginning.
struct DeviceSections<T: RealScalar> {
    private let coefficients: NDArray<T>
    private let cascade: SectionCascade<T>

    /// `nil` where the kernels have no such cascade.
    init?(_ sos: NDArray<T>, on gpu: some GPU) throws(MartletError) {
        guard (1...16).contains(sos.shape[0]) else { return nil }
        coefficients = try gpu.contiguous(sos)
        cascade = SectionCascade(try coefficients.onHost().elements)
    }

    var sections: Int { cascade.sections }

    /// Filters the rows of `x`, `[rows, length]` and contiguous, from the states `z`, `[rows, 2·sections]`; returns the
    /// filtered rows and the states after them.
    func run(
        _ x: NDArray<T>, _ z: NDArray<T>, backward: Bool = false, on gpu: some GPU
    ) throws(MartletError) -> (y: NDArray<T>, zf: NDArray<T>) {
        let rows = x.shape[0], length = x.shape[1]
        let y: NDArray<T> = try gpu.empty(x.shape), zf: NDArray<T> = try gpu.empty(z.shape)
        if rows == 0 { return (y, zf) }
        let (chunks, runIn) = cascade.chunks(signals: rows, length: length)
        let ends: NDArray<T> = try gpu.empty([rows, chunks])
        let arguments: [GPUArgument] = [
            .array(x), .array(coefficients), .array(z), .array(y), .array(zf), .array(ends), .index(rows),
            .index(length),
            .index(chunks), .index(runIn), .index(backward ? 1 : 0),
        ]
        try gpu.launch(kernel("sections_run", Self.runText), count: rows * chunks, items: 64, arguments)
        // A state that is not finite stays, but a chunk that starts from rest does not know of it.
        if chunks > 1 {
            let kernel = kernel("sections_spread", Self.spreadText)
            try gpu.launch(kernel, count: rows * chunks, items: 64, arguments)
        }
        return (y, zf)
    }

    private func kernel(_ name: String, _ text: String) -> Kernel {
        Kernel(
            "\(name)_\(sections)", real: T.dtype,
            """
            #define STATES \(2 * sections)
            #define PARAMETERS ARRAY(REAL, x), ARRAY(REAL, c), ARRAY(REAL, z), RESULT(REAL, y), RESULT(REAL, zf), \\
                RESULT(REAL, ends), INDEX rows, INDEX length, INDEX chunks, INDEX run_in, INDEX backward
            SCALAR REAL cascade(REAL v, REAL *s, GLOBAL const REAL *c) {
                for (int k = 0; k < STATES / 2; k++) {
                    REAL u = v;
                    v = c[6 * k] * u + s[2 * k];
                    s[2 * k] = c[6 * k + 1] * u - c[6 * k + 4] * v + s[2 * k + 1];
                    s[2 * k + 1] = c[6 * k + 2] * u - c[6 * k + 5] * v;
                }
                return v;
            }
            KERNEL \(name)_\(sections)(PARAMETERS) {
                BIND(REAL, x); BIND(REAL, c); BIND(REAL, z); BIND_RESULT(REAL, y); BIND_RESULT(REAL, zf);
                BIND_RESULT(REAL, ends);
                INDEX i = SELF, row = i / chunks, chunk = i % chunks;
                INDEX part = length / chunks, first = chunk * part, last = chunk == chunks - 1 ? length : first + part;
                /* sample t in the order of filtering lies at base + t * step */
                INDEX base = row * length + (backward ? length - 1 : 0), step = backward ? -1 : 1;
                if (i < rows * chunks) {
                    \(text)
                }
            }
            """)
    }

    private static var runText: String {
        """
        REAL s[STATES];
        for (int k = 0; k < STATES; k++) s[k] = chunk == 0 ? z[row * STATES + k] : 0;
        if (chunk > 0) for (INDEX t = first - run_in; t < first; t++) cascade(x[base + t * step], s, c);
        for (INDEX t = first; t < last; t++) y[base + t * step] = cascade(x[base + t * step], s, c);
        REAL end = 0;
        for (int k = 0; k < STATES; k++) end += s[k] - s[k];       /* 0, or NaN where a state is not finite */
        ends[i] = end;
        if (chunk == chunks - 1) for (int k = 0; k < STATES; k++) zf[row * STATES + k] = s[k];
        """
    }

    private static var spreadText: String {
        """
        REAL before = 0;
        for (INDEX k = 0; k < chunk; k++) before += ends[row * chunks + k];
        if (before != before) {
            for (INDEX t = first; t < last; t++) y[base + t * step] = before;
            if (chunk == chunks - 1) for (int k = 0; k < STATES; k++) zf[row * STATES + k] = before;
        }
        """
    }
}
