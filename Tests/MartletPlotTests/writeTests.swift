import MartletCore
import MartletPlot
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct WriteTests {
    /// A new, empty folder, which goes with its content.
    private func inFolder(_ work: (String) throws -> Void) throws {
        var name = Array("/tmp/martlet-plot-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&name).map { String(cString: $0) })
        defer {
            for file in list(folder) { unlink(folder + "/" + file) }
            rmdir(folder)
        }
        try work(folder)
    }

    private func list(_ folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test func theFileHoldsThePictureAndNothingElseIsLeft() throws {
        let figure = Figure("µ").row(Panel())
        try inFolder { folder in
            for _ in 0..<2 { try figure.write(to: folder + "/a.svg") }
            #expect(try read(folder + "/a.svg") == figure.svg())
            #expect(list(folder) == ["a.svg"])
        }
    }

    @Test func permissionsAndLinksStay() throws {
        let figure = Figure("").row(Panel())
        try inFolder { folder in
            let path = folder + "/a.svg", link = folder + "/link.svg"
            try figure.write(to: path)
            chmod(path, 0o640)
            symlink("a.svg", link)
            try Figure("other").write(to: link)
            var status = stat()
            #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
            #expect(try read(path) == Figure("other").svg())
        }
    }

    @Test func failuresNameThePathAndLeaveNothing() throws {
        try inFolder { folder in
            for path in ["", folder, folder + "/no/such/folder.svg", folder + "/a\u{0}b.svg", "/dev/full"] {
                #expect(blamed { () throws(MartletError) in try Figure("").write(to: path) } == "file Figure.write")
            }
            #expect(list(folder).isEmpty)
            #expect(
                blamed { () throws(MartletError) in try Figure("", width: 0).write(to: folder + "/a.svg") }
                    == "value Figure.svg width")
        }
        try Figure("").write(to: "/dev/null")
    }
}
