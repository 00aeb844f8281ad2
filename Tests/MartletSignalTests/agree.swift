import Testing

/// Expects no disagreement; see `disagreement(_:_:_:)`.
func agree(_ wrong: String?, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(wrong == nil, "\(wrong ?? "")", sourceLocation: sourceLocation)
}
