import Foundation
import MartletCore
import MartletIO
import MartletTestSupport
import Testing

/// Valid files, changed at random, must be read or refused, never end the process.
///
/// `MARTLET_FUZZ_ROUNDS` sets the number of rounds; a million are run before a release.
@Suite struct FuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["MARTLET_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {  // SplitMix64: G. Steele et al., doi:10.1145/2714064.2660195
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
            return z ^ z >> 31
        }
    }

    private static func mutate(_ bytes: inout [UInt8], with other: [UInt8], _ generator: inout Generator) {
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            if bytes.isEmpty { return }
            // Most changes go to the first bytes, where headers are, or the last, where archives have theirs.
            var at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: at = min(at, Int.random(in: 0..<128, using: &generator))
            case 1: at = max(0, bytes.count - 1 - Int.random(in: 0..<200, using: &generator))
            default: break
            }
            at = min(at, bytes.count - 1)
            switch Int.random(in: 0..<9, using: &generator) {
            case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[at] = .random(in: 0...255, using: &generator)
            case 2: bytes[at] = [0, 1, 127, 128, 255].randomElement(using: &generator)!
            case 3:
                let ends: [UInt64] = [0, 1, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 62, 1 << 63, .max]
                var value = ends.randomElement(using: &generator)!
                for k in at..<min(bytes.count, at + [2, 4, 8].randomElement(using: &generator)!) {
                    bytes[k] = UInt8(truncatingIfNeeded: value)
                    value >>= 8
                }
            case 4: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &generator)))
            case 5: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
            case 6: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            case 7:
                let words = ["9223372036854775807", "-1", "0", "(", "nan", "1e999", ",", "'", "\n", "\\x", "e", "RF64"]
                bytes.insert(contentsOf: Array(words.randomElement(using: &generator)!.utf8), at: at)
            default:
                let from = other.isEmpty ? 0 : Int.random(in: 0..<other.count, using: &generator)
                bytes.replaceSubrange(at..<min(bytes.count, at + 30), with: other[from..<min(other.count, from + 30)])
            }
        }
    }

    private func fuzz(_ seeds: [[UInt8]], _ read: ([UInt8]) -> Void) {
        var generator = Generator(state: 1)
        for _ in 0..<Self.rounds {
            var bytes = seeds.randomElement(using: &generator)!
            Self.mutate(&bytes, with: seeds.randomElement(using: &generator)!, &generator)
            read(bytes)
        }
    }

    private func files(_ table: String, _ ending: String) -> [[UInt8]] {
        GoldenTable("io/\(table).tsv").rows.map { goldenBytes("io/\($0[0])\(ending)") }
    }

    @Test func npy() {
        fuzz(files("npy", ".npy") + files("refused", "")) { bytes in
            guard let array = try? IO.load(bytes: bytes) else { return }
            _ = array.description
        }
    }

    @Test func npz() {
        fuzz(["stored", "deflated", "zip64"].map { goldenBytes("io/\($0).npz") }) { bytes in
            for array in (try? IO.loadz(bytes: bytes, limit: 1 << 20))?.values ?? [:].values { _ = array.description }
            _ = try? IO.listz(bytes: bytes)
        }
    }

    @Test func wav() {
        fuzz(files("wav", ".wav")) { bytes in
            guard let wave = try? IO.wavread(bytes: bytes) else { return }
            _ = wave.data.description
        }
    }

    @Test func text() {
        let seeds = (GoldenTable("io/loadtxt.tsv").rows + GoldenTable("io/genfromtxt.tsv").rows).map { unhex($0[0]) }
        fuzz(seeds) { bytes in
            _ = (try? IO.loadtxt(bytes: bytes))?.description
            _ = (try? IO.loadtxt(bytes: bytes, as: Int.self, delimiter: ",", comments: ["#", "//"], ndmin: 2))?.shape
            _ = (try? IO.genfromtxt(bytes: bytes, delimiter: ",", skipFooter: 1, names: true))?.data.description
            _ = (try? IO.genfromtxt(bytes: bytes, usecols: [-1, 0], missing: ["nan"]))?.data.description
        }
    }
}
