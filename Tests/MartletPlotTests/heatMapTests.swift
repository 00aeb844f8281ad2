import MartletCore
import MartletPlot
import Testing

@Suite struct HeatMapTests {
    /// The numbers of the colours in the picture of a heat map, row by row from above.
    private func points(_ root: Element) throws -> (width: Int, rows: [[UInt8]], palette: [UInt8]) {
        let image = try #require(root.all("image").first)
        let file = try decoded64(String(image["href"].dropFirst("data:image/png;base64,".count)))
        let png = try PNGFile(file)
        return (png.width, png.rows, png.palette)
    }

    @Test func rowsGoUpAndColumnsRight() throws {
        let z = try array([0, 1, 2, 3, 4, .nan]).reshaped([2, 3])
        let root = try Figure("").row(Panel().heatMap(z, map: .grey)).drawn()
        let (width, rows, palette) = try points(root)
        func color(_ row: Int, _ column: Int) -> Int {
            Int(rows[rows.count * (2 * row + 1) / 4][width * (2 * column + 1) / 6])
        }
        #expect([color(1, 0), color(1, 1), color(1, 2)] == [0, 64, 127])  // of 254, the lower row
        #expect([color(0, 0), color(0, 1), color(0, 2)] == [191, 254, 255])  // 255 is transparent
        for (k, expected) in [0, 64, 127, 254].map({ ($0, ColorMap.grey.color(Double($0) / 254)) }) {
            #expect(Array(palette[3 * k..<3 * k + 3]) == [expected.red, expected.green, expected.blue])
        }
    }

    @Test func cellsOnALogarithmicAxisWidenWithIt() throws {
        let z = try array([0, 1, 2]).reshaped([1, 3])
        let axis = Axis(scale: .log)
        let root = try Figure("").row(Panel(x: axis).heatMap(z, x: array([1, 10, 100, 10000]))).drawn()
        let (width, rows, _) = try points(root)
        let counts = Dictionary(grouping: rows[0]) { $0 }.mapValues {
            Int((Double($0.count) / Double(width) * 4).rounded())
        }
        #expect(counts == [0: 1, 127: 1, 254: 2])
    }

    @Test func manyCellsBecomeTheirMean() throws {
        let n = 20_000
        let z = try array((0..<n).map { Double($0 % 2) }).reshaped([1, n])
        let root = try Figure("").row(Panel().heatMap(z)).drawn()
        let (_, rows, _) = try points(root)
        let inner = rows[0].dropFirst(2).dropLast(2)
        #expect(inner.allSatisfy { (100...154).contains($0) })
        #expect(try Figure("").row(Panel().heatMap(z)).svg().utf8.count < 30_000)
    }

    @Test func rasterPointsShowTheirCells() throws {
        let even = try #require(Raster([0, 0.25, 0.5, 0.75, 1], 4))
        #expect(even.count == 8)
        #expect((0..<8).map { even.cells($0).lowerBound } == [0, 0, 1, 1, 2, 2, 3, 3])
        let fine = try #require(Raster((0...16).map { Double($0) / 16 }, 2))
        #expect((0..<4).map { fine.cells($0) } == [0...3, 4...7, 8...11, 12...15])
        let zoomed = try #require(Raster([-1, 0.5, 2], 2))
        #expect(zoomed.start == 0 && zoomed.end == 2)
        #expect((0..<4).map { zoomed.cells($0).lowerBound } == [0, 0, 1, 1])
        #expect(Raster([2, 3], 10) == nil)
    }

    @Test func theBarExplainsTheColours() throws {
        let z = try array([0, 1, 2, 3]).reshaped([2, 2])
        let root = try Figure("").row(Panel().heatMap(z, values: Axis("Power", unit: "dB", range: -20...0))).drawn()
        #expect(root.all("linearGradient").count == 1)
        #expect(root.labels.contains("Power (dB)") && root.labels.contains("−20"))
    }

    @Test func emptyAndConstantMaps() throws {
        for shape: Shape in [[0, 3], [3, 0], [0, 0]] {
            let z = try NDArray<Double>(repeating: 0, shape: shape)
            #expect(try Figure("").row(Panel().heatMap(z)).drawn().all("image").isEmpty)
        }
        let constant = try NDArray<Double>(repeating: 3, shape: [4, 5])
        #expect(try Figure("").row(Panel().heatMap(constant)).drawn().all("image").count == 1)
        let missing = try NDArray<Double>(repeating: .nan, shape: [4, 5])
        #expect(try Figure("").row(Panel().heatMap(missing)).drawn().all("image").count == 1)
        let endless = try array([.infinity, -.infinity, 0, 1]).reshaped([2, 2])
        #expect(try Figure("").row(Panel().heatMap(endless)).drawn().all("image").count == 1)
    }

    @Test func errorsNameTheArgument() throws {
        let z = try array([1, 2, 3, 4]).reshaped([2, 2]), three = array([1, 2, 3]), two = array([2, 1])
        #expect(blamed { () throws(MartletError) in try Panel().heatMap(three) } == "shape Panel.heatMap z")
        #expect(blamed { () throws(MartletError) in try Panel().heatMap(z, x: array([1])) } == "shape Panel.heatMap x")
        #expect(blamed { () throws(MartletError) in try Panel().heatMap(z, y: z) } == "shape Panel.heatMap y")
        #expect(blamed { () throws(MartletError) in try Panel().heatMap(z, y: two) } == "value Panel.heatMap y")
        #expect(
            blamed { () throws(MartletError) in try Panel().heatMap(z, x: array([1, .nan])) } == "value Panel.heatMap x"
        )
        let log = Axis(scale: .log)
        #expect(blamed { () throws(MartletError) in try Panel(x: log).heatMap(z) } == "value Panel.heatMap x")
        let zero = try array([0, 2, 3, 4]).reshaped([2, 2])
        #expect(blamed { () throws(MartletError) in try Panel().heatMap(zero, values: log) } == "value Panel.heatMap z")
        #expect(
            blamed { () throws(MartletError) in try Panel().heatMap(z, values: Axis(range: 1...1)) }
                == "value Panel.heatMap values.range")
    }
}
