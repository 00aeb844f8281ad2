import MartletCore
import MartletTestSupport
import Testing

@Suite struct DeviceArrayTests {
    @Test func readingOneElementFetchesOne() throws {
        let device = FakeDevice("fake")
        let x = try NDArray(Array(0..<1000), shape: [10, 100]).on(device)
        #expect(x[3, 7] == 307)
        #expect(x.transposed[-1, -1] == 999)
        #expect(device.bytesRead == 16)
    }

    @Test func printingFetchesWhatItPrints() throws {
        let device = FakeDevice("fake")
        let host = try NDArray(Array(0..<20_000), shape: [100, 200])
        let x = try host.on(device)
        #expect(x.description == host.description)
        #expect(device.bytesRead == 6 * 6 * 8)
        let turned = x[Slice(step: -2), 3..., .newAxis].transposed
        #expect(turned.debugDescription == host[Slice(step: -2), 3..., .newAxis].transposed.debugDescription)
    }

    @Test func aBrokenDevicePrintsItsError() throws {
        let device = FakeDevice("fake")
        let x = try NDArray([1.0, 2.0]).on(device), number = try NDArray(scalar: 1.0).on(device)
        device.fail()
        #expect(x.description == "<fake is broken>")
        #expect(x.debugDescription == "<fake is broken>")
        #expect(number.description == "<fake is broken>")
        #expect(AnyNDArray(x).description == "<fake is broken>")
        #expect(throws: MartletError.device("fake is broken")) { try x.copied() }
        #expect(throws: MartletError.device("fake is broken")) { try x.element(at: [0]) }
    }

    @Test func viewsStayAndCopyNothing() throws {
        let device = FakeDevice("fake")
        let x = try NDArray(Array(0..<6), shape: [2, 3]).on(device)
        let view = try x.transposed[1..., .newAxis].flipped().reshaped([-1, 1, 2])
        #expect(view.device == device.device && device.copies.out == 0)
        #expect(view.elements == [5, 2, 4, 1])
        #expect(throws: MartletError.self) { try x.transposed.reshaped([6]) }
    }

    @Test func writingNeedsLeave() throws {
        let device = FakeDevice("fake")
        var x = try NDArray(Array(0..<6), shape: [2, 3]).on(device)
        let value = try NDArray([7, 8, 9]).on(device)
        let positions = NDArray([0, 2])
        #expect(throws: MartletError.self) { try x.assign(value, to: [.at(0)]) }
        #expect(throws: MartletError.self) { try x.assign(NDArray([1]), to: [.at(0)]) }
        #expect(throws: MartletError.self) { try x.setElement(at: [0, 0], to: 1) }
        #expect(throws: MartletError.self) { try x.selecting(.all, positions) }
        #expect(throws: MartletError.self) { try x.withMutableSpan { $0[0] = 1 } }
        #expect(device.copies.out == 0)
        try withTransfers {
            try x.assign(value, to: [.at(0)])
            try x.setElement(at: [1, 1], to: -1)
            #expect(x.device == device.device)
            let part = try x.selecting(.all, positions)
            #expect(part.device == device.device && part.elements == [7, 9, 3, 5])
        }
        #expect(x.elements == [7, 8, 9, 3, -1, 5])
    }

    @Test func equalityAndHashingSeeTheElements() throws {
        let device = FakeDevice("fake")
        let host = NDArray([1, 2, 3]), far = try host.on(device)
        #expect(host == far && host.hashValue == far.hashValue)
    }
}
