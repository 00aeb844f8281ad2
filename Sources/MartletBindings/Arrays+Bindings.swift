import MartletCore

extension Bindings {
    static let arrays: [Binding] = [
        Binding("array.copy", "numpy.copy", "a[]", "A row-major copy of an array.") { a throws(MartletError) in
            .array(try a.array("a").copied())
        }
    ]
}
