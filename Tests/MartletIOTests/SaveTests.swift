import Foundation
import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct SaveTests {
    @Test func filesAreNumPysByteForByte() throws {
        for row in GoldenTable("io/npy.tsv").rows where row[1] == "1" {
            let bytes = goldenBytes("io/\(row[0]).npy"), loaded = try IO.load(bytes: bytes)
            try withPath(".npy") { path in
                try IO.save(path, loaded)
                #expect(try contents(path) == bytes, "\(row[0])")
            }
        }
    }

    @Test func everyLayoutIsWrittenRight() throws {
        let array = try NDArray((0..<24).map(Double.init), shape: [2, 3, 4])
        try withEveryLayout(array) { laidOut, layout in
            try withPath(".npy") { path in
                try IO.save(path, laidOut)
                #expect(try IO.load(path) == AnyNDArray(array), "\(layout)")
            }
        }
        try withPath(".npy") { path in
            try IO.save(path, array.broadcast(to: [5, 2, 3, 4]))
            #expect(try IO.load(path).shape == [5, 2, 3, 4])
        }
        let device = FakeDevice("fake")
        try withPath(".npy") { path in
            try IO.save(path, array.on(device))
            #expect(try IO.load(path) == AnyNDArray(array))
        }
    }

    @Test func aFailureLeavesWhatWasThere() throws {
        let device = FakeDevice("fake"), far = try NDArray([1.0, 2.0]).on(device)
        try withPath(".npy") { path in
            try IO.save(path, NDArray([7]))
            device.fail()
            #expect(throws: MartletError.self) { try IO.save(path, far) }
            #expect(throws: MartletError.self) { try IO.savez(path, ["a": AnyNDArray(far)]) }
            #expect(try IO.load(path) == AnyNDArray(NDArray([7])))
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let name = URL(fileURLWithPath: path).lastPathComponent
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(name) }
            #expect(left == [name])
        }
    }

    @Test func linksAndRightsStay() throws {
        try withPath(".npy") { path in
            try withPath(".link") { link in
                try IO.save(path, NDArray([1]))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
                try IO.save(link, NDArray([2]))
                #expect(try IO.load(path) == AnyNDArray(NDArray([2])))
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
                let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(rights == 0o600)
            }
        }
    }

    @Test func placesThatCannotBeWrittenThrow() {
        for path in ["/no/such/place.npy", "/tmp", "", "/tmp/\0x", "/dev/full"] {
            #expect(throws: MartletError.self) { try IO.save(path, NDArray([1.0])) }
        }
        #expect(throws: Never.self) { try IO.save("/dev/null", NDArray([1.0])) }
    }
}
