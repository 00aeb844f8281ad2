import MartletCore

// What the columns of the golden tables mean.

func numbers(_ column: String) -> [Int] { column.split(separator: ",").map { Int($0)! } }

func slice(_ token: String) -> Slice {
    let parts = token.split(separator: ":", omittingEmptySubsequences: false).dropFirst().map { Int($0) }
    return Slice(parts[0], parts[1], step: parts[2] ?? 1)
}

func selections(_ column: String) throws -> [AxisSelection] {
    try column.split(separator: " ").map { token in
        let parts = token.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "i": return .at(Int(parts[1])!)
        case "s": return .slice(slice(String(token)))
        case "n": return .newAxis
        case "e": return .ellipsis
        case "p": return .positions(try NDArray(numbers(parts[2]), shape: Shape(numbers(parts[1]))))
        default: return .mask(try NDArray(parts[2].map { $0 == "1" }, shape: Shape(numbers(parts[1]))))
        }
    }
}

/// Counted numbers of shape `whole`, cut by slices, with the axes in another order.
func counted(_ whole: String, _ cuts: String, _ order: String) throws -> NDArray<Int> {
    let shape = Shape(numbers(whole))
    let array = try NDArray(Array(0..<shape.elementCount), shape: shape)
    return try array.selecting(selections(cuts)).permutingAxes(numbers(order))
}
