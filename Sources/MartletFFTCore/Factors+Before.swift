extension Factors {
    /// The largest length up to `target` whose prime factors are at most 11, or 5 for real transforms.
    package static func previousFastLength(_ target: Int, real: Bool) -> Int {
        if target <= 6 { return target }
        var best = 1
        func search(_ product: Int, _ primes: ArraySlice<Int>) {
            guard let prime = primes.first else {
                // What is left is for the powers of two.
                let quotient = target / product
                best = max(best, product << (Int.bitWidth - 1 - quotient.leadingZeroBitCount))
                return
            }
            var power = product
            while true {
                search(power, primes.dropFirst())
                guard power <= target / prime else { return }
                power *= prime
            }
        }
        search(1, real ? [5, 3] : [11, 7, 5, 3])
        return best
    }
}
