/// The nested brackets of a printed array.
struct ArrayText {
    private let shape: Shape
    private let options: PrintOptions
    private let separator: String
    private let isSummary: Bool
    /// The array without what a summary leaves out.
    private let shown: Shape
    private let texts: [String]

    /// - Throws: what reading from a device throws.
    init<E: Scalar>(_ array: NDArray<E>, _ options: PrintOptions, separator: String) throws(MartletError) {
        let options = options.bounded
        self.options = options
        self.separator = separator
        shape = array.shape
        isSummary = array.count > options.threshold
        shown = isSummary ? Shape(shape.map { min($0, 2 * options.edgeItems) }) : shape
        let values = try array.values(atEdges: shown)
        texts = elementTexts(values, options, isScalar: array.rank == 0)
    }

    /// - Parameter indent: how many characters stand before the first bracket.
    func lines(indent: Int, width: Int) -> String {
        if shape.contains(0) { return "[]" }
        return text(0, 0, String(repeating: " ", count: indent + 1), width)
    }

    private func text(_ axis: Int, _ first: Int, _ indent: String, _ width: Int) -> String {
        if axis == shape.count { return texts[first] }
        let step = shown[(axis + 1)...].reduce(1, *)
        let length = shown[axis]
        let gap = isSummary && length < shape[axis] ? options.edgeItems : nil
        let trimmed = separator.last == " " ? String(separator.dropLast()) : separator
        var result = ""
        if axis == shape.count - 1 {
            let limit = width - max(trimmed.count, 1)
            var line = indent
            func extend(_ word: String) {
                if line.utf8.count + word.utf8.count > limit, line.utf8.count > indent.utf8.count {
                    while line.last == " " { line.removeLast() }
                    result += line + "\n"
                    line = indent
                }
                line += word
            }
            for i in 0..<length {
                if i == gap {
                    extend("...")
                    line += separator
                }
                extend(texts[first + i])
                if i < length - 1 { line += separator }
            }
            result += line
        } else {
            let between = trimmed + String(repeating: "\n", count: shape.count - 1 - axis)
            for i in 0..<length {
                if i == gap { result += indent + "..." + between }
                result += indent + text(axis + 1, first + i * step, indent + " ", width - 1)
                if i < length - 1 { result += between }
            }
        }
        return "[" + result.dropFirst(indent.count) + "]"
    }
}

extension NDArray {
    /// The elements at the ends of every axis, as many as `shown` says, in row-major order.
    ///
    /// From a device only the bytes from the first to the last element of each row are copied.
    fileprivate func values(atEdges shown: Shape) throws(MartletError) -> [Element] {
        guard shown.elementCount > 0 else { return [] }
        let dense = try NDArray.uninitialized(shown, for: "NDArray.description")
        try copyEdges(to: dense, axis: 0, from: offset, to: 0)
        return dense.elements
    }

    private func copyEdges(
        to dense: NDArray, axis: Int, from: Int, to: Int
    ) throws(MartletError) {
        if axis == rank {
            try read(from, 1, 1, to: dense.mutableHostPointer + to)
            return
        }
        let length = dense.shape[axis], head = length < shape[axis] ? length / 2 : length
        let tail = (first: shape[axis] - (length - head), count: length - head)
        for (first, count, place) in [(0, head, 0), (tail.first, tail.count, head)] where count > 0 {
            if axis == rank - 1 {
                try read(
                    from + first * strides[axis], count, strides[axis], to: dense.mutableHostPointer + to + place)
                continue
            }
            for i in 0..<count {
                try copyEdges(
                    to: dense, axis: axis + 1, from: from + (first + i) * strides[axis],
                    to: to + (place + i) * dense.strides[axis])
            }
        }
    }

    /// Copies `count` elements from position `first` of the buffer on.
    private func read(
        _ first: Int, _ count: Int, _ step: Int, to target: UnsafeMutablePointer<Element>
    ) throws(MartletError) {
        let size = MemoryLayout<Element>.stride
        let low = min(first, first + (count - 1) * step), high = max(first, first + (count - 1) * step)
        if let address = buffer.address {
            let source = address.assumingMemoryBound(to: Element.self) + first
            for i in 0..<count { target[i] = source[i * step] }
            return
        }
        let bytes = try HostBuffer(byteCount: (high - low + 1) * size, for: "NDArray.description")
        try buffer.copy(low * size..<(high + 1) * size, to: bytes.pointer)
        let source = bytes.pointer.assumingMemoryBound(to: Element.self) + (first - low)
        for i in 0..<count { target[i] = source[i * step] }
    }
}
