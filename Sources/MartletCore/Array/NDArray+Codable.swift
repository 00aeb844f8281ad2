extension NDArray: Codable {
    enum Key: String, CodingKey { case dtype, shape, elements }

    /// The type's name, the shape, and the elements in row-major order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(dtype.description, forKey: .dtype)
        try container.encode(shape, forKey: .shape)
        let dense = try contiguous()
        try container.encode(dense.elements, forKey: .elements)
    }

    /// - Throws: a `DecodingError` when the type is another, or the shape is not one of as many elements.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let name = try container.decode(String.self, forKey: .dtype)
        guard name == Element.dtype.description else {
            throw DecodingError.dataCorruptedError(
                forKey: .dtype, in: container, debugDescription: "the elements are \(name), not \(Element.dtype)")
        }
        let shape = try container.decode(Shape.self, forKey: .shape)
        let elements = try container.decode([Element].self, forKey: .elements)
        guard shape.elementCountIfRepresentable == elements.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .shape, in: container, debugDescription: "\(elements.count) elements do not have shape \(shape)"
            )
        }
        try self.init(elements, shape: shape)
    }
}
