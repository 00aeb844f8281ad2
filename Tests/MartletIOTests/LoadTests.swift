import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct LoadTests {
    @Test func filesOfNumPyAreRead() throws {
        for row in GoldenTable("io/npy.tsv").rows {
            let name = "io/\(row[0]).npy", wanted = try array(row[3], row[4], row[5])
            let loaded = try IO.load(goldenPath(name))
            #expect(same(loaded, wanted), "\(row)")
            #expect(same(try IO.load(bytes: goldenBytes(name)), wanted))
            #expect(same(try IO.load(bytes: goldenBytes(name) + [1, 2, 3]), wanted))
        }
    }

    @Test func whatNoArrayHoldsIsRefusedByName() {
        for row in GoldenTable("io/refused.tsv").rows {
            let path = goldenPath("io/\(row[0])")
            do throws(MartletError) {
                _ = try IO.load(path)
                Issue.record("\(row)")
            } catch {
                guard case .file("io.load", path, let problem) = error else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(problem.contains(row[1]), "\(problem)")
            }
        }
    }

    @Test func everyTruncationThrows() {
        let bytes = goldenBytes("io/float64-le.npy")
        for count in 0..<bytes.count {
            #expect(throws: MartletError.self) { try IO.load(bytes: Array(bytes[..<count])) }
        }
    }

    private func file(_ header: String, version: UInt8 = 1) -> [UInt8] {
        var text = Array(header.utf8)
        text.append(10)
        let size = version == 1 ? 2 : 4
        return [0x93] + Array("NUMPY".utf8) + [version, 0]
            + (0..<size).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
            + text + [UInt8](repeating: 1, count: 64)
    }

    @Test(arguments: [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775808,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846976, 16)}",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (-1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': [1]}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (True,)}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
        "{'descr': '<f9', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': 8, 'fortran_order': False, 'shape': (1,)}",
        "{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} + 1",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8, 'fortran_order': False, 'shape': (1,)}",
        "((((((((((((((((((((((((((((((((((((((((((((((((((((",
        "", "None", "[]",
    ]) func lyingHeadersThrow(_ header: String) {
        for version: UInt8 in 1...3 {
            #expect(throws: MartletError.self) { try IO.load(bytes: file(header, version: version)) }
        }
    }

    @Test(arguments: [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (8,), }",
        "{\"shape\":(2,4,),'fortran_order':False,'descr':'f8'}",
        "{'descr': '=f8', 'fortran_order': False, 'shape': (8L,)}",
        " { 'descr' : 'float64', 'fortran_order' : False , 'shape' : ( 8 , ) } ",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 0)}",
        "{'descr': '\\x3cf8', 'fortran_order': True, 'shape': ()}",
    ]) func unusualHeadersAreRead(_ header: String) throws {
        #expect(try IO.load(bytes: file(header)).dtype == .float64)
    }

    @Test func aHeaderBeyondTheLimitThrows() {
        let long = "{'descr': '<f8', 'fortran_order': False, 'shape': (8,)}" + String(repeating: " ", count: 20_000)
        #expect(throws: MartletError.self) { try IO.load(bytes: file(long, version: 2)) }
    }

    @Test func bytesThatAreNoBoolAreTrue() throws {
        var bytes = file("{'descr': '|b1', 'fortran_order': False, 'shape': (2,)}")
        bytes[bytes.count - 64] = 7
        bytes[bytes.count - 63] = 0
        #expect(try IO.load(bytes: bytes) == AnyNDArray(NDArray([true, false])))
    }

    @Test func errorsNameFunctionPathAndProblem() {
        #expect(throws: MartletError.file(function: "io.load", path: "/no/such", problem: "No such file or directory"))
        {
            try IO.load("/no/such")
        }
        #expect(throws: MartletError.file(function: "io.load", path: "/tmp", problem: "is a directory")) {
            try IO.load("/tmp")
        }
        #expect(throws: MartletError.self) { try IO.load("a\0b") }
        #expect(throws: MartletError.self) { try IO.load(goldenPath("io/stored.npz")) }
        #expect(throws: MartletError.self) { try IO.load("") }
    }
}
