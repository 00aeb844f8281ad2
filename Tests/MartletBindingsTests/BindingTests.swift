import MartletBindings
import MartletCore
import Testing

@Suite struct BindingTests {
    let echo = Binding("test.echo", "", "a[], n=3, *, mode='same'", "What was given.") { a throws(MartletError) in
        .tuple([.array(try a.array("a")), .int(try a.integer("n")), .string(try a.string("mode"))])
    }

    private func parts(_ value: Value) -> (ArrayValue, Int, String)? {
        guard case .tuple(let items) = value, case .array(let a) = items[0], case .int(let n) = items[1],
            case .string(let mode) = items[2]
        else { return nil }
        return (a, n, mode)
    }

    @Test func signatureIsRead() {
        #expect(echo.parameters.map(\.name) == ["a", "n", "mode"])
        #expect(echo.parameters.map(\.isArray) == [true, false, false])
        #expect(echo.parameters.map(\.isKeywordOnly) == [false, false, true])
        #expect(echo.parameters.map { $0.fallback?.text } == [nil, "3", "'same'"])
    }

    @Test func defaultsFillWhatIsMissing() throws {
        let (a, n, mode) = try #require(parts(try echo([.list([.int(1), .real(2)])]).value))
        #expect(a.dtype == .float64 && a.shape == [2] && n == 3 && mode == "same")
    }

    @Test func argumentsByName() throws {
        let found = try echo([.int(1)], named: [("mode", .string("full")), ("n", .int(5))]).value
        let (a, n, mode) = try #require(parts(found))
        #expect(a.rank == 0 && n == 5 && mode == "full")
    }

    @Test func wrongArgumentsNameTheFunctionAndTheArgument() {
        let wrong: [([Value], [(String, Value)], String)] = [
            ([], [], "a"), ([.int(1), .int(2), .string("full")], [], "arguments"), ([.int(1)], [("m", .int(2))], "m"),
            ([.int(1)], [("a", .int(2))], "a"), ([.string("x")], [], "a"), ([.int(1), .real(2)], [], "n"),
            ([.list([.list([.int(1)]), .int(2)])], [], "a"),
        ]
        for (positional, named, argument) in wrong {
            do throws(MartletError) {
                _ = try echo(positional, named: named)
                Issue.record("\(positional) \(named) was taken")
            } catch {
                #expect(error.description.hasPrefix("test.echo: \(argument) "))
            }
        }
    }

    @Test func everyEntryIsComplete() {
        #expect(Set(Bindings.table.map(\.name)).count == Bindings.table.count)
        for binding in Bindings.table {
            #expect(Bindings.position(of: binding.name) != nil)
            #expect(binding.summary.hasSuffix("."), "\(binding.name): a sentence ends with a full stop")
            #expect(binding.mirrors.hasPrefix("numpy.") || binding.mirrors.hasPrefix("scipy."))
        }
    }
}
