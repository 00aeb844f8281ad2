/// What may have been meant.
enum Suggestion {
    /// `; did you mean 'demo'?`, or nothing.
    static func text(_ word: String, _ known: [String]) -> String {
        let near = known.map { (name: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
        guard let near, near.distance <= max(1, word.count / 3) else { return "" }
        return "; did you mean '\(near.name)'?"
    }

    /// How many letters must change, go, come or swap places with a neighbour.
    ///
    /// F. J. Damerau, 1964, doi:10.1145/363958.363994.
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a), b = Array(b)
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
