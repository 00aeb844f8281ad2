import MartletCore

/// The checked axes of a convolution by transforms; `nil` for empty arrays, whose convolution is empty.
func convolution(
    _ function: String, _ shape1: Shape, _ shape2: Shape, _ mode: Signal.ConvolutionMode, axes: [Int]?
) throws(MartletError) -> LinearConvolution? {
    try requireEqualRanks(function, shape1, shape2, words: "in1 and in2 should have the same dimensionality")
    let chosen = try convolvedAxes(axes, rank: shape1.count, function: function)
    if shape1.contains(0) || shape2.contains(0) { return nil }
    let others = shape1.indices.filter { !chosen.contains($0) }
    guard others.allSatisfy({ shape1[$0] == shape2[$0] || shape1[$0] == 1 || shape2[$0] == 1 }) else {
        let words = [shape1, shape2].map { "(\($0.map(String.init).joined(separator: ", ")))" }
        throw .shape(
            function: function, argument: "in2", given: "of shape \(shape2)",
            wanted:
                "one that can be broadcast along the axes that are not convolved: incompatible shapes for in1 and in2: "
                + "\(words[0]) and \(words[1])")
    }
    return try LinearConvolution(function, shape1, shape2, mode, axes: chosen).orUnequal(function, shape1, shape2)
}

/// The checked axes of a convolution along all of them.
func convolution(
    _ function: String, _ shape1: Shape, _ shape2: Shape, _ mode: Signal.ConvolutionMode, words: String
) throws(MartletError) -> LinearConvolution {
    try requireEqualRanks(function, shape1, shape2, words: words)
    for (argument, shape) in [("in1", shape1), ("in2", shape2)] where shape.contains(0) {
        throw .shape(
            function: function, argument: argument, given: "of shape \(shape)",
            wanted: "not empty: \(argument == "in1" ? "a" : "v") cannot be empty")
    }
    let lengths = zip(shape1, shape2)
    let fits = mode != .valid || lengths.allSatisfy { $0 >= $1 } || lengths.allSatisfy { $0 <= $1 }
    let shapes = fits ? LinearConvolution(function, shape1, shape2, mode, axes: Array(shape1.indices)) : nil
    return try shapes.orUnequal(function, shape1, shape2)
}

extension LinearConvolution? {
    fileprivate func orUnequal(
        _ function: String, _ shape1: Shape, _ shape2: Shape
    ) throws(MartletError) -> LinearConvolution {
        if let self { return self }
        throw .shape(
            function: function, argument: "in2", given: "of shape \(shape2)",
            wanted: "nowhere longer, or nowhere shorter, than in1 of shape \(shape1): For 'valid' mode, one must be at "
                + "least as large as the other in every dimension")
    }
}

private func requireEqualRanks(
    _ function: String, _ shape1: Shape, _ shape2: Shape, words: String
) throws(MartletError) {
    if shape1.count == shape2.count { return }
    throw .shape(
        function: function, argument: "in2", given: "of \(shape2.count) axes",
        wanted: "of \(shape1.count), as in1: \(words)")
}

/// The axes named, in rising order; all when absent.
private func convolvedAxes(_ axes: [Int]?, rank: Int, function: String) throws(MartletError) -> [Int] {
    guard let axes else { return Array(0..<rank) }
    func wrong(_ wanted: String) -> MartletError {
        .value(function: function, argument: "axes", given: "\(axes)", wanted: wanted)
    }
    if axes.isEmpty, rank > 0 { throw wrong("not empty: when provided, axes cannot be empty") }
    if axes.contains(where: { $0 < -rank || $0 >= rank }) {
        throw wrong("in \(-rank)..<\(rank): axes exceeds dimensionality of input")
    }
    let places = axes.map { $0 < 0 ? $0 + rank : $0 }.ascending()
    if Set(places).count < places.count { throw wrong("without repeated ones: all axes must be unique") }
    return places
}
