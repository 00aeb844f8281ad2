/// Where annotations go, so that none covers another.
struct Lettering {
    struct Place: Equatable {
        let text: String
        let x, y: Double  // of the left end of the base line
        /// Whether there may be data behind it.
        let coversData: Bool
    }
    private(set) var places: [Place] = []
    /// How many lines there are below the upper edge.
    private(set) var rows = 0
    private var boxes: [(left: Double, right: Double, top: Double, bottom: Double)] = []

    static let size = 11.0, rowHeight = 15.0

    init(_ annotations: [Annotation], in frame: Frame) {
        for annotation in annotations {
            let width = textWidth(annotation.text, size: Self.size)
            if width > frame.width - 4 { continue }
            func inside(_ x: Double) -> Double { min(max(x, frame.left + 2), frame.right - 2 - width) }
            switch annotation.anchor {
            case .top(let from, let to):
                if from < to { placeBelowTop(annotation.text, inside((from + to - width) / 2), width, frame) }
            case .topAfter(let x):
                if x >= frame.left, x <= frame.right {
                    // On the other side of the line where there is no room after it.
                    let after = x + 4 + width <= frame.right
                    placeBelowTop(annotation.text, inside(after ? x + 4 : x - 4 - width), width, frame)
                }
            case .right(let y):
                if y >= frame.top, y <= frame.bottom {
                    let ends = [frame.right - 4 - width, frame.left + 4]
                    let spots = ends.flatMap { x in [y - 4, y + 12].map { (x, $0) } }
                    let free = spots.first { place(annotation.text, $0.0, $0.1, width, frame, coversData: true) }
                    if free == nil { continue }
                }
            }
        }
    }

    private mutating func placeBelowTop(_ text: String, _ x: Double, _ width: Double, _ frame: Frame) {
        var row = 0
        while Double(row + 1) * Self.rowHeight < frame.height {
            if place(text, x, frame.top + 12 + Double(row) * Self.rowHeight, width, frame, coversData: frame.y.axis.range != nil) {
                rows = max(rows, row + 1)
                return
            }
            row += 1
        }
    }

    /// Puts a text there unless it would cover another or leave the frame.
    private mutating func place(
        _ text: String, _ x: Double, _ y: Double, _ width: Double, _ frame: Frame, coversData: Bool
    ) -> Bool {
        let box = (left: x - 3, right: x + width + 3, top: y - 11, bottom: y + 3)
        if box.top < frame.top - 1 || box.bottom > frame.bottom + 1 { return false }
        let covers = boxes.contains {
            $0.left < box.right && box.left < $0.right && $0.top < box.bottom && box.top < $0.bottom
        }
        if covers { return false }
        boxes.append(box)
        places.append(Place(text: text, x: x, y: y, coversData: coversData))
        return true
    }
}
