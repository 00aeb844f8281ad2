import MartletCore
import MartletGPU

/// One sweep over memory: lines are read, transformed by groups of work-items, and written.
///
/// A line may be a part of a longer one, whose elements it takes at even steps: element i of part p of `parts` is
/// element i · parts + p.  A long transform is two or three such sweeps.
struct LineKernel: Hashable, Sendable {
    /// What is read.
    enum Load: Hashable, Sendable {
        /// Numbers of the type that ``LineKernel/element`` names, reals as complex numbers.
        case numbers
        /// The first n/2 + 1 bins of a spectrum whose others are their conjugates.
        case halfSpectrum
        /// 2n reals, two to a number.
        case pairs
        /// The first n + 1 bins of the spectrum of 2n reals: what the transform of the pairs of those gives.
        case packedSpectrum
    }
    /// What is written.
    enum Store: Hashable, Sendable {
        case numbers
        /// The first n/2 + 1 bins.
        case halfSpectrum
        /// The real parts.
        case reals
        /// Real and imaginary parts as reals that follow each other.
        case pairs
        /// The first n + 1 bins of the spectrum of 2n reals, whose pairs are transformed.
        case packedSpectrum
    }
    enum Product: Hashable, Sendable { case none, number, conjugate }

    let recipe: LineRecipe
    let real: DType
    /// Lines of a group.
    var lines = 1
    var load = Load.numbers
    var store = Store.numbers
    /// The type of the elements that are read: `C`, or a type of reals.
    var element = "C"
    /// Whether neighbouring items read neighbouring lines, rather than neighbouring elements of a line.
    var readsAcross = false
    var writesAcross = false
    /// Whether what is read, or written, are parts of longer lines.
    var readsParts = false
    var writesParts = false
    /// Whether there may be fewer elements than the transform has; the others are zero.
    var isFilled = false
    /// Whether fewer elements than the transform has are written.
    var isCut = false
    /// Whether elements are multiplied by a table as they are read.
    var isWeighted = false
    /// Whether results, or their conjugates, are multiplied by a table as they are written.
    var product = Product.none
    /// Whether results are multiplied by a table and transformed backward, then multiplied by the first table: a
    /// convolution with a chirp.
    var isConvolution = false
    /// Whether results are turned by their number times that of the part: between the sweeps of a long transform.
    var isTurned = false
    /// Whether a group's second half of lines are the parts that mirror those of the first, so that it has both bins of
    /// each pair: the last sweep of a long transform whose results are packed spectra.
    var isMirrored = false
    /// Whether elements of a line lie side by side.
    var readsRuns = false
    var writesRuns = false
    /// What is read, and written, where the line is that of a cosine or sine transform.
    var reading: CosineLine?
    var writing: CosineLine?
    /// Axes of the batch.
    var rank = 1

    /// What a group may have.
    var limits = GPULimits()

    var numberBytes: Int { real == .float64 ? 16 : 8 }

    /// The items of a group.
    var items: Int { lines * recipe.items }

    // MARK: - Passes

    struct Pass {
        let radix: Int
        /// The product of the radices before, in the same transform.
        let before: Int
        /// Its twiddles.
        let table: String
        let offset: Int
        /// Whether neighbouring items are in neighbouring lines.
        let isAcross: Bool
    }

    var passes: [Pass] {
        var passes: [Pass] = []
        func append(_ recipe: LineRecipe, _ table: String) {
            var before = 1, offset = 0
            for r in recipe.radices {
                // A convolution of one pass turns around where the numbers are.
                let isAcross = passes.isEmpty || recipe.radices.count == 1 ? readsAcross : writesAcross
                passes.append(Pass(radix: r, before: before, table: table, offset: offset, isAcross: isAcross))
                if before > 1 { offset += (r - 1) * before }
                before *= r
            }
        }
        append(recipe, "w")
        if isConvolution { append(recipe.reversed, "far") }
        return passes
    }

    /// Whether numbers go from item to item.
    var exchanges: Bool {
        recipe.radices.count > 1 || readsAcross != writesAcross && recipe.length > 1 || store == .packedSpectrum
    }

    // MARK: - Memory of the group

    /// Whether complex numbers are exchanged, rather than real parts and then imaginary ones, which takes more barriers
    /// and lets more groups have their memory at the same time.
    var exchangesNumbers: Bool {
        let bytes = lines * pitch(numberBytes) * numberBytes
        let most = min(limits.sharedBytes, max(48 << 10, limits.sharedBytes / 1024 * items))
        return store == .packedSpectrum || bytes <= most
    }
    var roomBytes: Int {
        let bytes = exchangesNumbers ? numberBytes : numberBytes / 2
        return exchanges ? lines * pitch(bytes) * bytes : 0
    }
    /// After as many numbers as the banks hold comes one that is left free, so that steps of powers of two meet
    /// different banks.
    func bank(_ bytes: Int) -> Int { 128 / bytes }
    func padded(_ n: Int, _ bytes: Int) -> Int { n + (n - 1) / bank(bytes) }
    /// The distance between lines.  Lines that are accessed together begin in different banks.
    func pitch(_ bytes: Int) -> Int {
        let length = padded(recipe.length, bytes), banks = bank(bytes)
        if lines == 1 { return length }
        let together = readsAcross || writesAcross ? max(1, banks / lines) : min(recipe.items, banks)
        return length + ((together - length) % banks + banks) % banks
    }
    /// Whether a group has the items, the memory and the registers for its lines.
    var fits: Bool {
        items <= limits.items && roomBytes <= limits.sharedBytes && recipe.registers(real) <= limits.registers / items
    }

    // MARK: - Text

    var name: String { "fft_\(recipe.length)" }

    var parameters: String {
        let walk =
            (0..<rank).map { "INDEX n\($0)" } + (0..<rank).map { "INDEX x_s\($0)" }
            + (0..<rank).map { "INDEX y_s\($0)" }
        return
            ([
                "ARRAY(\(element), x)", "RESULT(\(isReal ? "REAL" : "C"), y)", "ARRAY(C, w)", "ARRAY(C, far)",
                "ARRAY(C, weights)", "ARRAY(C, factors)", "ARRAY(C, turns)", "INDEX count", "INDEX x_step",
                "INDEX y_step", "INDEX parts", "INDEX whole", "INDEX given", "INDEX kept", "INDEX size",
                "INDEX far_bits", "REAL sign",
                "REAL scale", "REAL scale_y",
            ]
            + walk).joined(separator: ", ")
    }
    var isReal: Bool { store == .reals || store == .pairs || writing != nil }

    var kernel: Kernel {
        var text =
            "typedef \(real == .float64 ? "double2" : "float2") C;\n" + Self.words + ElementText.function(element)
        for r in Array(Set(recipe.radices)).ascending() { text += Butterfly.text(r) }
        text += macros
        text += "KERNEL_OF(\(items)) \(name)(\(parameters)) {\n"
        text += "BIND(\(element), x); BIND_RESULT(\(isReal ? "REAL" : "C"), y); BIND(C, w); BIND(C, far); "
        text += "BIND(C, weights); BIND(C, factors); BIND(C, turns);\n"
        let bytes = exchangesNumbers ? numberBytes : numberBytes / 2
        if exchanges {
            text += "ROOM(\(exchangesNumbers ? "C" : "REAL"), room, \(lines * pitch(bytes)));\n"
        }
        text += "C v[\(recipe.held)]; const uint item = ITEM;\n"
        text += loading
        let passes = passes
        var isFirst = true
        func exchange(_ from: Pass, _ radix: Int, across: Bool) {
            if !isFirst { text += "BARRIER;\n" }
            text += self.exchange(from, radix, across: across)
            isFirst = false
        }
        for (i, pass) in passes.enumerated() {
            if i > 0 {
                if i == recipe.radices.count {
                    text += turningAround(passes[i - 1])
                } else {
                    exchange(passes[i - 1], pass.radix, across: pass.isAcross)
                }
            }
            text += self.pass(pass)
        }
        if store == .packedSpectrum {
            if !isFirst { text += "BARRIER;\n" }
            text += isMirrored ? mirroring(passes.last!) : unpacking(passes.last)
        } else {
            if let last = passes.last, last.isAcross != writesAcross {
                // All numbers of a line are in one item, in order.
                exchange(last, last.radix, across: writesAcross)
            }
            text += storing(passes.last)
        }
        return Kernel(name, real: real, sharedBytes: roomBytes, text + "}")
    }

    private static let words = """
        #define TURN(v, w) { const REAL turn_x = MULADD(v.x, (w).x, -(v.y * (w).y)); \\
            v.y = MULADD(v.x, (w).y, v.y * (w).x); v.x = turn_x; }

        """

    /// Where an element of a part stands in the whole line.
    func place(_ i: String, parts: Bool) -> String {
        parts ? "((INDEX)(\(i)) * parts + part)" : "(INDEX)(\(i))"
    }

    var macros: String {
        let x = readsRuns ? "at_x + " : "at_x + x_step * ", y = writesRuns ? "at_y + " : "at_y + y_step * "
        var get: String
        switch load {
        case _ where reading != nil && load != .packedSpectrum: get = reading!.get(isFilled: isFilled)
        case .numbers:
            get = "v = VALUE(x[\(x)l]); v.y *= sign;"
            get = isFilled ? "if (l < given) { \(get) } else { v.x = 0; v.y = 0; }" : get
        case .pairs:
            let second = "v.y = VALUE(x[\(x)(2 * l + 1)]).x;"
            get =
                isFilled
                ? "v.x = 0; v.y = 0; if (2 * l < given) v.x = VALUE(x[\(x)(2 * l)]).x; if (2 * l + 1 < given) \(second)"
                : "v.x = VALUE(x[\(x)(2 * l)]).x; \(second)"
        case .halfSpectrum:
            // A backward transform of the conjugates is a forward one.
            get = """
                INDEX m = whole - l < l ? whole - l : l; v.x = 0; v.y = 0; \
                if (m < given && l < whole) { v = VALUE(x[\(x)m]); v.y *= l == m ? -sign : sign; \
                if (m == 0 || 2 * m == whole) v.y = 0; }
                """
        case .packedSpectrum:
            get = """
                const INDEX m = whole / 2 - l; C a, b; a.x = 0; a.y = 0; b = a; \
                if (l < given) a = VALUE(x[\(x)l]); if (m < given) b = VALUE(x[\(x)m]); \
                if (l == 0) { a.y = 0; b.y = 0; }
                """
            get =
                (reading?.pairOfBins ?? get) + """
                     C d; d.x = a.x - b.x; d.y = sign * (a.y + b.y); C turn = weights[l]; turn.y = -turn.y; \
                    TURN(d, turn) v.x = a.x + b.x - d.y; v.y = -(sign * (a.y - b.y) + d.x);
                    """
        }
        if isWeighted {
            get += isFilled || load == .halfSpectrum ? " if (l < whole) TURN(v, weights[l])" : " TURN(v, weights[l])"
        }
        var put = ""
        if isTurned {
            put += """
                const INDEX e = (INDEX)(k) * part; C turn = far[e & (((INDEX)1 << far_bits) - 1)]; \
                const C fast = far[((INDEX)1 << far_bits) + (e >> far_bits)]; TURN(turn, fast) TURN(v, turn)
                """
        }
        if isConvolution { put += " v.y = -v.y; TURN(v, weights[l])" }
        switch product {
        case .none: break
        case .number: put += " TURN(v, factors[l])"
        case .conjugate: put += " v.y = -v.y; TURN(v, factors[l])"
        }
        switch store {
        case _ where writing != nil: put += " " + writing!.put()
        case .numbers, .halfSpectrum, .packedSpectrum:
            put += " C out; out.x = v.x * scale; out.y = v.y * scale_y; y[\(y)l] = out;"
        case .reals: put += " y[\(y)l] = v.x * scale;"
        case .pairs: put += " y[\(y)(2 * l)] = v.x * scale; y[\(y)(2 * l + 1)] = v.y * scale_y;"
        }
        if store == .halfSpectrum {
            put = "if (2 * l <= whole) { \(put) }"
        } else if isCut {
            put = "if (l < kept) { \(put) }"
        }
        return ((reading ?? writing)?.words(self) ?? "") + """
            #define LOAD(v, i) { const INDEX l = \(place("i", parts: readsParts)); \(get) }
            #define STORE(v, k) { const INDEX l = \(place("k", parts: writesParts)); \(put) }

            """
    }
}
