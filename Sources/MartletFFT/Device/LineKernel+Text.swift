import MartletCore
import MartletGPU

/// The parts of a kernel's text.
extension LineKernel {
    /// The line and the place in it of an item.
    func here(_ across: Bool) -> String {
        let t = recipe.items
        return across
            ? "const uint b = item % \(lines), t = item / \(lines);"
            : "const uint t = item % \(t), b = item / \(t);"
    }

    func decoding(_ operand: String) -> String {
        var text = "INDEX left = line; INDEX at_\(operand) = 0;"
        for axis in (0..<rank).reversed() {
            text +=
                axis == 0
                ? " at_\(operand) += left * \(operand)_s0;"
                : " { const INDEX p = left % n\(axis); at_\(operand) += p * \(operand)_s\(axis); left /= n\(axis); }"
        }
        return text
    }

    var loading: String {
        let r = recipe.radices.first ?? 1, step = recipe.length / r
        var text = "{ \(here(readsAcross)) "
        text +=
            isMirrored
            ? "\(pair) if (pair >= count) pair = count - 1; INDEX near = pair % (parts / 2 + 1); "
                + "INDEX line = pair / (parts / 2 + 1) * parts + (b < \(lines / 2) || near == 0 ? near : parts - near);\n"
            : "INDEX line = GROUP * \(lines) + b; if (line >= count) line = count - 1;\n"
        text += decoding("x") + (readsParts ? " const INDEX part = line % parts;" : "") + "\n"
        text += rounds(r) { u in
            (0..<r).map { k in "LOAD(v[\(u * r + k)], t + \(u * recipe.items + k * step)) " }.joined()
        }
        return text + "}\n"
    }

    /// Code for each butterfly of an item, `u` counting them.
    func rounds(_ radix: Int, _ code: (Int) -> String) -> String {
        var text = ""
        for u in 0..<recipe.rounds(radix) {
            text += recipe.isEven(radix) ? "{ " : "if (t + \(u * recipe.items) < \(recipe.length / radix)) { "
            text += code(u) + "}\n"
        }
        return text
    }

    func pass(_ pass: Pass) -> String {
        let r = pass.radix, p = pass.before
        return "{ \(here(pass.isAcross))\n"
            + rounds(r) { u in
                var text = p > 1 ? "const uint q = (t + \(u * recipe.items)) % \(p); " : ""
                if p > 1 {
                    for k in 1..<r {
                        text +=
                            "{ const C f = \(pass.table)[\(pass.offset + (k - 1) * p) + q]; TURN(v[\(u * r + k)], f) } "
                    }
                }
                return text + "butterfly\(r)(v + \(u * r)); "
            } + "}\n"
    }

    /// Where the results of the last pass are, times the table; the conjugates, so that the transform goes backward.
    func turningAround(_ last: Pass) -> String {
        "{ \(here(last.isAcross))\n"
            + rounds(last.radix) { u in
                (0..<last.radix).map { k in
                    let i = u * last.radix + k
                    return "{ const C f = factors[t + \(u * recipe.items + k * last.before)]; TURN(v[\(i)], f) "
                        + "v[\(i)].y = -v[\(i)].y; } "
                }.joined()
            } + "}\n"
    }

    /// `base + offset` in the group's memory.
    func at(_ base: String, _ offset: Int, _ bytes: Int) -> String {
        let bank = bank(bytes)
        if offset % bank == 0 { return "[own + \(base) + (\(base) / \(bank)) + \(offset + offset / bank)]" }
        return "[own + (\(base) + \(offset)) + ((\(base) + \(offset)) / \(bank))]"
    }

    /// Writes results of a pass to where they are in the line.
    func leaving(_ pass: Pass, _ part: String, _ bytes: Int) -> String {
        let r = pass.radix, p = pass.before
        return "{ \(here(pass.isAcross)) const uint own = b * \(pitch(bytes));\n"
            + rounds(r) { u in
                "const uint j = t + \(u * recipe.items), q = j % \(p), z = (j - q) * \(r) + q; "
                    + (0..<r).map { "room\(at("z", $0 * p, bytes)) = v[\(u * r + $0)]\(part); " }.joined()
            } + "}\nBARRIER;\n"
    }

    /// Reads the numbers of a pass of radix `r`.
    func taking(_ r: Int, across: Bool, _ part: String, _ bytes: Int) -> String {
        "{ \(here(across)) const uint own = b * \(pitch(bytes));\n"
            + rounds(r) { u in
                "const uint j = t + \(u * recipe.items); "
                    + (0..<r).map { k in
                        "v[\(u * r + k)]\(part) = room\(at("j", k * recipe.length / r, bytes)); "
                    }.joined()
            } + "}\n"
    }

    /// From the results of a pass to the numbers of the next, of radix `r`.
    func exchange(_ from: Pass, _ r: Int, across: Bool) -> String {
        if exchangesNumbers {
            return leaving(from, "", numberBytes) + taking(r, across: across, "", numberBytes)
        }
        let bytes = numberBytes / 2
        return leaving(from, ".x", bytes) + taking(r, across: across, ".x", bytes) + "BARRIER;\n"
            + leaving(from, ".y", bytes) + taking(r, across: across, ".y", bytes)
    }

    var target: String {
        "const INDEX line = GROUP * \(lines) + b; if (line < count) {\n" + decoding("y")
            + (writesParts || isTurned ? " const INDEX part = line % parts;" : "") + "\n"
    }

    func storing(_ last: Pass?) -> String {
        let r = last?.radix ?? 1
        return "{ \(here(writesAcross)) \(target)"
            + rounds(r) { u in
                (0..<r).map { k in
                    "STORE(v[\(u * r + k)], t + \(u * recipe.items + k * (last?.before ?? 1))) "
                }.joined()
            } + "} }\n"
    }

    /// Which two mirrored lines a line is of.
    var pair: String { "INDEX pair = GROUP * \(lines / 2) + b % \(lines / 2);" }

    /// The bins that numbers `a` and `z` of the transform of pairs make, `e` and that of the other end, `f`.
    private static let bins = """
        C d; d.x = (REAL)0.5 * (a.y + z.y); d.y = (REAL)0.5 * (z.x - a.x); TURN(d, turn)
        C e; e.x = (REAL)0.5 * (a.x + z.x); e.y = (REAL)0.5 * (a.y - z.y);
        C f; f.x = e.x - d.x; f.y = d.y - e.y; e.x = e.x + d.x; e.y = e.y + d.y;

        """

    /// From the transform of the pairs to the bins of the reals, where a group has parts of lines.
    func mirroring(_ last: Pass) -> String {
        let n = recipe.length, bank = bank(numberBytes), half = lines / 2, pitch = pitch(numberBytes)
        return leaving(last, "", numberBytes) + """
            { const uint b = item % \(half), t = item / \(half); \(pair) if (pair < count) {
            const INDEX part = pair % (parts / 2 + 1), line = pair / (parts / 2 + 1) * parts, whole_n = parts * \(n);
            \(decoding("y"))
            const uint own = b * \(pitch), other = own + \(half * pitch);
            for (uint i = t; i < \(n); i += \(items / half)) {
                const INDEX k = i * parts + part;
                // These lines mirror themselves.
                if ((part == 0 || 2 * part == parts) && 2 * k > whole_n) break;
                const uint j = part != 0 ? \(n - 1) - i : i == 0 ? 0 : \(n) - i;
                const C a = room[own + i + i / \(bank)], z = room[other + j + j / \(bank)], turn = weights[k];
                \(Self.bins)STORE(e, k) if (2 * k != whole_n) STORE(f, whole_n - k)
            } } }

            """
    }

    /// From the transform of the pairs to the bins of the reals.
    func unpacking(_ last: Pass?) -> String {
        let length = recipe.length
        var text =
            last.map { leaving($0, "", numberBytes) } ?? "room[item * \(pitch(numberBytes))] = v[0];\nBARRIER;\n"
        let bank = bank(numberBytes), pairs = length / 2 + 1
        // Where it costs little to find a line, the items go through the bins of all lines in order.
        let walk =
            rank == 1 && !writesAcross
            ? "for (uint p = item; p < \(lines * pairs); p += \(items)) { const uint b = p / \(pairs), k = p % \(pairs); \(target)"
            : "\(here(writesAcross)) \(target) for (uint k = t; k < \(pairs); k += \(recipe.items)) { "
        text += """
            { \(walk) const uint own = b * \(pitch(numberBytes));
                const uint i = k, j = k == 0 ? 0 : \(length) - k;
                const C a = room[own + i + i / \(bank)], z = room[own + j + j / \(bank)], turn = weights[k];
                \(Self.bins)STORE(e, k) if (2 * k < \(length)) STORE(f, \(length) - k)
            } } }

            """
        return text
    }
}
