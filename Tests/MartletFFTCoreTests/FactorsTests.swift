import Testing

import MartletFFTCore

@Suite struct FactorsTests {
    private func isSmooth(_ n: Int, _ primes: [Int]) -> Bool {
        var rest = n
        for p in primes { while rest % p == 0 { rest /= p } }
        return rest == 1
    }

    @Test func nextFastLengthIsTheSmallest() {
        for target in 1...3000 {
            for (real, primes) in [(false, [2, 3, 5, 7, 11]), (true, [2, 3, 5])] {
                let expected = (target...).first { isSmooth($0, primes) }
                #expect(Factors.nextFastLength(target, real: real) == expected)
            }
        }
    }

    @Test func nextFastLengthEndsWhereIntegersDo() {
        #expect(Factors.nextFastLength(1 << 62, real: false) == 1 << 62)
        #expect(Factors.nextFastLength(Int.max, real: true) == nil)
    }

    @Test func radicesMultiplyBack() {
        for n in Array(1...5000) + (13...40).map({ 1 << $0 }) {
            for lanes in [2, 4, 8, 16] {
                let (radices, rest) = Factors.radices(of: n, lanes: lanes)
                #expect(radices.reduce(1, *) * rest == n)
            }
            if Factors.radices(of: n, lanes: 2).rest == 1 { #expect(Factors.bunchRadices(of: n).reduce(1, *) == n) }
        }
    }

    @Test func firstPassesHavePlacesForVectors() {
        for lanes in [4, 8, 16] {
            for n in stride(from: max(16, 2 * lanes), to: 4096, by: 8) where n.nonzeroBitCount > 1 {
                let (radices, rest) = Factors.radices(of: n, lanes: lanes)
                if rest == 1, radices.count > 1 { #expect(n / radices[0] >= lanes / 2, "\(n), \(lanes): \(radices)") }
            }
        }
    }

    @Test func productsComeAfterThatWhichFillsVectors() {
        for lanes in [2, 4, 8, 16] {
            for n in 1...5000 {
                let (radices, _) = Factors.radices(of: n, lanes: lanes)
                let first = radices.first
                #expect(first != 25 && (first != 10 || radices.count == 1), "\(n), \(lanes): \(radices)")
                if n % 225 == 0, n % 2 == 1 { #expect(radices.first! > 3, "\(n), \(lanes): \(radices)") }
            }
        }
    }

    @Test func goodLengthsAreLongEnough() {
        for least in stride(from: 1, through: 100_000, by: 97) {
            let length = Factors.goodLength(atLeast: least, lanes: 8)
            #expect(length >= least && length < 2 * max(least, 8))
            #expect(Factors.radices(of: length, lanes: 8, largest: 7).rest == 1)
        }
    }
}
