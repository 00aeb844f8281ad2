import MartletCore
import MartletTestSupport
import Testing

/// Doubles every number; devices do it too unless they are called "lazy".
private struct Twice: FakeCall {
    static let card = Card("math.twice", mirrors: "", accuracy: .exact)
    var a: NDArray<Double>

    mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&a) }
    func body() throws(MartletError) -> NDArray<Double> { NDArray(a.elements.map { 2 * $0 }) }
    func run(on device: FakeDevice) throws(MartletError) -> NDArray<Double>? {
        device.name.hasPrefix("lazy") ? nil : try body().on(device)
    }
}

/// What no device knows.
private struct Sum: Call {
    static let card = Card("math.sub.sum", mirrors: "", accuracy: .exact)
    var a, b: NDArray<Double>

    mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&a)
        try visitor.visit(&b)
    }
    func body() throws(MartletError) -> NDArray<Double> { NDArray(zip(a.elements, b.elements).map { $0 + $1 }) }
}

/// Four times, by way of `Twice`.
private struct FourTimes: Call {
    static let card = Card("math.fourTimes", mirrors: "", accuracy: .exact)
    static let isComposite = true
    var a: NDArray<Double>

    mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&a) }
    func body() throws(MartletError) -> NDArray<Double> { try Twice(a: Twice(a: a).perform()).perform() }
}

private let a = NDArray([1.0, 2.0])

/// Serial, for the global backends are everybody's.
@Suite(.serialized) struct DispatchTests {
    @Test func withoutBackendsTheBodyRuns() throws {
        #expect(try Twice(a: a).perform().elements == [2, 4])
        #expect(try FourTimes(a: a).perform().elements == [4, 8])
    }

    @Test func theOwnerOfTheArraysRunsTheCall() throws {
        let device = FakeDevice("fake")
        let result = try Twice(a: a.on(device)).perform()
        #expect(result.device == device.device)
        #expect(result.elements == [2, 4])
        #expect(try FourTimes(a: a.on(device)).perform().device == device.device)
    }

    @Test func nothingLeavesADeviceUnasked() throws {
        let device = FakeDevice("fake")
        let x = try a.on(device)
        #expect(throws: MartletError.notImplemented(function: "math.sub.sum", tried: ["fake"])) {
            try Sum(a: x, b: x).perform()
        }
        #expect(device.copies.out == 0)
        let sum = try withTransfers { () throws(MartletError) in try Sum(a: x, b: x).perform() }
        #expect(sum.device == device.device)
        #expect(sum.elements == [2, 4])
        // Not even to get round a backend that is left out.
        #expect(throws: MartletError.self) {
            try withoutBackend(device) { () throws(MartletError) in try Twice(a: x).perform() }
        }
        let host = try withTransfers { () throws(MartletError) in
            try withoutBackend(device) { () throws(MartletError) in try Twice(a: x).perform() }
        }
        #expect(host.elements == [2, 4] && host.device == device.device)
    }

    @Test func arraysOnTwoDevicesThrow() throws {
        let one = FakeDevice("one"), two = FakeDevice("two")
        let x = try a.on(one), y = try a.on(two)
        #expect(throws: MartletError.mixedDevices(function: "math.sub.sum", [one.device, two.device])) {
            try Sum(a: x, b: y).perform()
        }
        #expect(throws: MartletError.mixedDevices(function: "math.sub.sum", [.host, one.device])) {
            try Sum(a: a, b: x).perform()
        }
        #expect(throws: MartletError.self) {
            try withTransfers { () throws(MartletError) in try Sum(a: a, b: x).perform() }
        }
    }

    @Test func aScopeAsksOnlyBackendsThatServeTheDevice() throws {
        let other = FakeDevice("other")
        let result = try withBackend(other) { () throws(MartletError) in try Twice(a: a).perform() }
        #expect(result.device == .host && other.asked.isEmpty)
    }

    @Test func coerceMovesTheArraysAndEndsTheSearch() throws {
        let device = FakeDevice("fake"), lazy = FakeDevice("lazy")
        let result = try withBackend(device, coerce: true) { () throws(MartletError) in try Twice(a: a).perform() }
        #expect(result.device == device.device && device.copies.in == 2)
        #expect(throws: MartletError.notImplemented(function: "math.twice", tried: ["lazy"])) {
            try withBackend(lazy, coerce: true) { () throws(MartletError) in try Twice(a: a).perform() }
        }
        // Arrays from everywhere meet on the device.
        let far = try a.on(lazy)
        #expect(throws: MartletError.notImplemented(function: "math.sub.sum", tried: ["fake"])) {
            try withBackend(device, coerce: true) { () throws(MartletError) in try Sum(a: a, b: far).perform() }
        }
    }

    @Test func onlyEndsTheSearchAndDecliningGoesOn() throws {
        let outer = FakeDevice("outer", servesHost: true), lazy = FakeDevice("lazy", servesHost: true)
        let found = try withBackend(outer) { () throws(MartletError) in
            try withBackend(lazy) { () throws(MartletError) in try Twice(a: a).perform() }
        }
        #expect(found.device == outer.device)
        #expect(lazy.asked == ["math.twice"])
        #expect(throws: MartletError.notImplemented(function: "math.twice", tried: ["lazy"])) {
            try withBackend(outer) { () throws(MartletError) in
                try withBackend(lazy, only: true) { () throws(MartletError) in try Twice(a: a).perform() }
            }
        }
        // All decline: the host does it.
        #expect(try withBackend(lazy) { () throws(MartletError) in try Twice(a: a).perform() }.elements == [2, 4])
    }

    /// The order in which uarray asks, found by running `scipy._lib.uarray` on the same nestings.
    @Test func theOrderIsUarrays() throws {
        let log = Log()
        let A = Asked("A", "math.twice", log), C = Asked("C", "math.twice", log), R = Asked("R", "math.twice", log)
        let G = Asked("G", "math", log), H = Asked("H", "math", log), other = Asked("other", "linalg", log)
        func order(_ scopes: ((() throws -> Void) throws -> Void)...) throws -> String {
            log.clear()
            var work: () throws -> Void = { _ = try? Twice(a: a).perform() }
            for scope in scopes.reversed() {
                let inner = work
                work = { try scope(inner) }
            }
            try work()
            return log.names
        }
        func with(_ b: Asked, only: Bool = false, coerce: Bool = false) -> (() throws -> Void) throws -> Void {
            { work in try withBackend(b, coerce: coerce, only: only, work) }
        }
        func without(_ b: Asked) -> (() throws -> Void) throws -> Void { { work in try withoutBackend(b, work) } }

        #expect(try order(with(A), with(G)) == "AG")
        #expect(try order(with(G), with(A)) == "AG")
        #expect(try order(with(G), with(A), with(C)) == "CAG")
        #expect(try order(with(G), with(A, only: true), with(C)) == "CA")
        #expect(try order(with(G), with(A, coerce: true), with(C)) == "CA")
        #expect(try order(without(A), with(A)) == "")
        #expect(try order(with(A), without(A), with(A)) == "")
        #expect(try order(with(A, only: true), without(A), with(C)) == "C")
        #expect(try order(with(C), with(A, only: true), without(A)) == "C")
        #expect(try order(with(other), with(A)) == "A")

        defer { for backend in [A, C, R, G, H] { Backends.remove(backend) } }
        Backends.setGlobal(C)
        Backends.register(R)
        #expect(try order(with(A)) == "ACR")
        #expect(try order(with(G)) == "CRG")
        Backends.setGlobal(H)
        #expect(try order(with(A)) == "ACRH")
        #expect(try order(with(G)) == "CRGH")
        Backends.setGlobal(C, last: true)
        #expect(try order(with(A)) == "ARCH")
        #expect(try order(with(G)) == "RCGH")
        #expect(try order(with(A, only: true)) == "A")
        Backends.setGlobal(C, only: true)
        #expect(try order(with(A)) == "AC")
        #expect(try order(with(G)) == "C")
        Backends.setGlobal(C, coerce: true)
        #expect(try order(with(A)) == "AC")
        Backends.setGlobal(nil)
        #expect(try order(with(A)) == "AR")
        Backends.remove(R)
        #expect(try order(with(A)) == "A")
        #expect(try order() == "")
    }

    @Test func aScopeCanBeCarriedIntoAnotherTask() async throws {
        let device = FakeDevice("fake", servesHost: true)
        let (child, detached, carried) = await devices(in: device)
        #expect(child == device.device)
        #expect(detached == .host)
        #expect(carried == device.device)
    }

    /// Where a call runs in a child task, in a detached one, and in a detached one that the scope is carried into.
    private func devices(in device: FakeDevice) async -> (Device?, Device?, Device?) {
        let scope = withBackend(device) { Scope.current }
        return await withScope(scope) {
            async let child = try? Twice(a: a).perform().device
            let detached = Task.detached { try? Twice(a: a).perform().device }
            let captured = Scope.current
            let carried = Task.detached {
                withScope(captured) { try? Twice(a: a).perform().device }
            }
            return (await child, await detached.value, await carried.value)
        }
    }

    @Test func coverageIsReadOffTheConformances() {
        let device = FakeDevice("fake")
        let rows = Coverage(of: [Twice.self, Sum.self], over: [device]).rows
        #expect(rows.map(\.backends) == [["fake"], []])
        #expect(rows.map(\.card.name) == ["math.twice", "math.sub.sum"])
    }
}

private final class Log: @unchecked Sendable {
    private(set) var names = ""
    func add(_ name: String) { names += name }
    func clear() { names = "" }
}

/// Serves everything, declines everything, and says that it was asked.
private struct Asked: Backend {
    let name, domain: String
    let log: Log
    init(_ name: String, _ domain: String, _ log: Log) {
        self.name = name
        self.domain = domain
        self.log = log
    }
    func serves(_ device: Device) -> Bool { true }
    func run<C: Call>(_ call: C) -> C.Output? {
        log.add(name)
        return nil
    }
    func receive<E: Scalar>(_ array: NDArray<E>) -> NDArray<E> { array }
    func implements(_ call: any Call.Type) -> Bool { false }
}
