import MartletCore
import MartletTestSupport
import Testing

@Suite struct PrintingTests {
    @Test func everyTextIsNumPys() throws {
        for row in GoldenTable("core/printing.tsv").rows {
            let array = try anyArray(row[0], shape: Shape(numbers(row[1])), row[3])
            try PrintOptions.$current.withValue(options(row[2])) {
                #expect(array.description == row[4].replacing("\\n", with: "\n"), "\(row)")
                #expect(array.debugDescription == row[5].replacing("\\n", with: "\n"), "\(row)")
                // However the elements lie, the text is the same.
                if array.dtype == .float64 {
                    try withEveryLayout(array.as(Double.self)) { other, layout in
                        #expect(other.description == array.description, "\(layout) \(row)")
                    }
                }
            }
        }
    }

    @Test func longArraysAreSummarised() throws {
        #expect(
            try NDArray(repeating: 0.0, shape: [1001]).debugDescription
                == "array([0., 0., 0., ..., 0., 0., 0.], shape=(1001,))")
        let huge = try NDArray([Int8(1)]).broadcast(to: [1 << 40, 1 << 10])
        #expect(huge.description.hasPrefix("[[1 1 1 ... 1 1 1]\n [1 1 1"))
    }

    @Test func edgeItemsBeyondAllBoundsAreNoTrouble() {
        var options = PrintOptions()
        (options.edgeItems, options.threshold, options.precision) = (.max, 0, .max)
        PrintOptions.$current.withValue(options) { #expect(NDArray([0.5, 1]).description == "[0.5 1. ]") }
        (options.edgeItems, options.precision, options.lineWidth) = (.min, .min, .min)
        PrintOptions.$current.withValue(options) { #expect(NDArray([0.5, 1]).description == "[0.\n 1.]") }
    }

    private func options(_ column: String) -> PrintOptions {
        var options = PrintOptions()
        for word in column.split(separator: " ") {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "precision": options.precision = Int(parts[1])!
            case "threshold": options.threshold = Int(parts[1])!
            case "edgeitems": options.edgeItems = Int(parts[1])!
            case "linewidth": options.lineWidth = Int(parts[1])!
            case "suppress": options.suppressesSmall = true
            case "sign": options.sign = parts[1] == "+" ? .plus : .space
            case "nanstr": options.nan = parts[1]
            case "infstr": options.infinity = parts[1]
            default:
                options.floatMode =
                    ["fixed": .fixed, "unique": .unique, "maxprec": .maxprec, "maxprec_equal": .maxprecEqual][parts[1]]!
            }
        }
        return options
    }
}
