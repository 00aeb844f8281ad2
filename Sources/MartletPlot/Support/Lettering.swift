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
    private var boxes: [Box] = []

    static let size = 11.0, rowHeight = 15.0

    /// - Parameter crowd: how much is drawn in a box.
    init(_ annotations: [Annotation], in frame: Frame, crowd: (Box) -> Int) {
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
                    // At either end, above or below, where it covers least.
                    let spots = [frame.right - 4 - width, frame.left + 4].flatMap { x in
                        [y - 4, y + 12].map { Place(text: annotation.text, x: x, y: $0, coversData: true) }
                    }
                    let free = spots.map { (place: $0, box: Self.box($0, width)) }.filter { isFree($0.box, frame) }
                    let counted = free.map { (place: $0.place, box: $0.box, crowd: crowd($0.box)) }
                    if let best = counted.min(by: { $0.crowd < $1.crowd }) {
                        boxes.append(best.box)
                        places.append(best.place)
                    }
                }
            }
        }
    }

    private mutating func placeBelowTop(_ text: String, _ x: Double, _ width: Double, _ frame: Frame) {
        for row in 0..<max(0, Int(frame.height / Self.rowHeight)) {
            // Where the axis leaves room for lettering there are no data.
            let y = frame.top + 12 + Double(row) * Self.rowHeight
            let place = Place(text: text, x: x, y: y, coversData: frame.y.axis.range != nil)
            let box = Self.box(place, width)
            if isFree(box, frame) {
                boxes.append(box)
                places.append(place)
                rows = max(rows, row + 1)
                return
            }
        }
    }

    private static func box(_ place: Place, _ width: Double) -> Box {
        Box(left: place.x - 3, right: place.x + width + 3, top: place.y - 11, bottom: place.y + 3)
    }

    /// Whether a text there would neither cover another nor leave the frame.
    private func isFree(_ box: Box, _ frame: Frame) -> Bool {
        box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1 && !boxes.contains(where: box.overlaps)
    }
}
