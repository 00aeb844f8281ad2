import Testing

import MartletFFTCore

@Suite struct RecipeTests {
    @Test func powersOfTwoArePassesOfEightsAndSixteens() {
        #expect(Recipe.complex(1, lanes: 8) == .identity)
        #expect(Recipe.complex(2, lanes: 8) == .stockham([2]))
        #expect(Recipe.complex(8, lanes: 8) == .stockham([4, 2]))
        #expect(Recipe.complex(64, lanes: 8) == .stockham([8, 8]))
    }

    @Test func firstRadixFillsAVector() {
        #expect(Recipe.complex(1000, lanes: 8) == .stockham([8, 5, 25]))
        #expect(Recipe.complex(5000, lanes: 8) == .stockham([8, 25, 25]))
        #expect(Recipe.complex(10000, lanes: 8) == .stockham([8, 10, 5, 25]))
        #expect(Recipe.complex(30, lanes: 4) == .stockham([3, 10]))
        #expect(Recipe.complex(50, lanes: 8) == .stockham([5, 10]))
        #expect(Recipe.complex(10, lanes: 8) == .stockham([5, 2]))
        #expect(Recipe.complex(100, lanes: 8) == .stockham([4, 5, 5]))
        #expect(Recipe.complex(90, lanes: 8) == .stockham([9, 10]))
        #expect(Recipe.complex(675, lanes: 8) == .stockham([9, 3, 25]))
        #expect(Recipe.complex(40, lanes: 8) == .stockham([4, 10]))
        #expect(Recipe.complex(48, lanes: 16) == .stockham([4, 3, 4]))
        #expect(Recipe.complex(80, lanes: 16) == .stockham([8, 10]))
        #expect(Recipe.complex(144, lanes: 16) == .stockham([8, 9, 2]))
        #expect(Recipe.complex(320, lanes: 16) == .stockham([8, 4, 10]))
        #expect(Recipe.complex(480, lanes: 16) == .stockham([16, 10, 3]))
        #expect(Recipe.complex(1024, lanes: 16) == .stockham([8, 16, 8]))
    }

    /// Pairs of threes are one pass, but not where it would have too few places for vectors.
    @Test func threesArePaired() {
        #expect(Recipe.complex(9, lanes: 8) == .stockham([9]))
        #expect(Recipe.complex(243, lanes: 8) == .stockham([9, 9, 3]))
        #expect(Recipe.complex(27, lanes: 8) == .stockham([3, 3, 3]))
        #expect(Recipe.complex(63, lanes: 8) == .stockham([9, 7]))
        #expect(Recipe.complex(63, lanes: 16) == .stockham([7, 3, 3]))
        #expect(Recipe.complex(252, lanes: 8) == .stockham([4, 7, 9]))
        #expect(Recipe.complex(900, lanes: 16) == .stockham([4, 3, 3, 25]))
    }

    @Test func primesUpToTheLargestRadixAreNoConvolutions() {
        for lanes in [2, 4, 8, 16] {
            #expect(Recipe.complex(61, lanes: lanes) == .stockham([61]))
            #expect(Recipe.complex(167, lanes: lanes) == .stockham([167]))
            #expect(Recipe.complex(334, lanes: lanes) == .stockham([167, 2]))
        }
    }

    @Test func longTransformsHaveFourSteps() {
        guard case .fourStep(let columns, let rows) = Recipe.complex(1 << 20, lanes: 8) else {
            Issue.record("2²⁰ is not split")
            return
        }
        #expect(columns.length == 1024 && rows.length == 1024)
    }

    /// Where no two factors are whole vectors, bunches overlap; passes over the whole would each go through all of memory.
    @Test func factorsOfFourStepsNeedNotBeWholeVectors() {
        for n in [50_000, 100_000, 1_000_000, 177_147, 2 * 177_147] {
            for lanes in [2, 4, 8, 16] {
                guard case .fourStep(let columns, let rows) = Recipe.complex(n, lanes: lanes) else {
                    Issue.record("\(n) is not split")
                    continue
                }
                #expect(min(columns.length, rows.length) >= lanes)
                if n == 1_000_000 { #expect(columns.length % lanes == 0) }
            }
        }
    }

    @Test func largePrimesAreConvolutions() {
        guard case .mean(let powers, .bluestein(257, let inner)) = Recipe.complex(257, lanes: 8) else {
            Issue.record("257 is no mean of two convolutions")
            return
        }
        #expect(powers == .rader(Recipe.complex(256, lanes: 8)) && inner.length >= 2 * 257 - 1)
    }

    /// They have their own rounding: powers of two have little else, and other lengths differ.
    @Test func convolutionsAreUnlike() {
        for lanes in [2, 4, 8, 16] {
            for n in [263, 346, 1019, 2039, 4093, 8191, 10007, 45814, 100_003, 1_000_003] {
                guard case .mean(.bluestein(n, let first), .bluestein(n, let second)) = Recipe.complex(n, lanes: lanes)
                else {
                    Issue.record("\(n) is no mean of two convolutions with chirps")
                    continue
                }
                #expect(first.length >= 2 * n - 1 && second.length >= 2 * n - 1)
                #expect(first.length != second.length || first.length.nonzeroBitCount == 1, "\(n) \(lanes)")
            }
        }
    }

    /// A primitive root's powers only where the passes of p − 1 have few rounded constants.
    @Test func radersConvolutionsAreOfFewOdds() {
        for (p, isRader) in [(257, true), (1009, true), (379, false), (727, false), (1459, false), (1601, false)] {
            var found = false
            if case .mean(.rader, _) = Recipe.complex(p, lanes: 8) { found = true }
            #expect(found == isRader, "\(p)")
        }
    }

    @Test func everyRecipeHasItsLength() {
        for lanes in [2, 4, 8, 16] {
            for n in Array(1...4096) + [65536, 100_000, 1_000_003, 1 << 22] {
                #expect(Recipe.complex(n, lanes: lanes).length == n)
            }
        }
    }

    /// Indices k² mod 2n are exact where k² itself would not fit into 32 or 53 bits.
    @Test func primesAboveTwoToThe20thHavePlans() {
        #expect(Recipe.complex(1_048_583, lanes: 8).length == 1_048_583)
    }
}
