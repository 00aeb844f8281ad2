// Sorting in one place: the standard library's sort is compiled anew wherever it is used with other elements or in another
// order, which takes a tenth of a second each time.

/// The numbers below `count` in the order that `precedes` gives; which of two that are equal comes first stays as it is.
@inline(never)
package func sortedPlaces(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int] {
    (0..<count).sorted(by: precedes)
}

extension [Int] {
    @inline(never)
    package func ascending() -> [Int] { sorted() }
}

extension [Double] {
    /// With a NaN among them they are in no certain order.
    @inline(never)
    package func ascending() -> [Double] { sorted() }
}
