import Foundation
import Testing

import MartletFFTCore

@Suite struct RootsOfUnityTests {
    @Test func rootsAreCorrectlyRounded() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/fft/roots.tsv")
        var rows = 0
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            let n = Int(fields[0])!, k = Int(fields[1])!, w = try RootsOfUnity(n)[k]
            #expect(w.re == Double(fields[2])! && w.im == Double(fields[3])!, "\(n) \(k)")
            rows += 1
        }
        #expect(rows == 278)
    }

    @Test func symmetryIsExact() throws {
        for n in 1...300 {
            let roots = try RootsOfUnity(n)
            for k in 1..<max(1, n) { #expect(roots[k] == (roots[n - k].re, -roots[n - k].im)) }
        }
    }
}
