import MartletBindings
import MartletCore
import Testing

@Suite struct LiteralTests {
    @Test func numbersAndWords() throws {
        guard case .int(-3) = Literal.parse("-3"), case .real(2.5) = Literal.parse("2.5"),
            case .bool(true) = Literal.parse("True"), case .string("hann") = Literal.parse("'hann'"),
            case .some(.none) = Literal.parse("None"), case .complex(let z) = Literal.parse("2j"), z == Complex(0, 2)
        else {
            Issue.record("a literal was misread")
            return
        }
        #expect(Literal.parse("hann").map(\.kind) == nil)
        #expect(Literal.parse("[1, x]").map(\.kind) == nil)
    }

    @Test func bracketsHoldCommas() throws {
        #expect(Literal.split("a, (1, 2), 'b, c', [3]") == ["a", "(1, 2)", "'b, c'", "[3]"])
        guard case .tuple(let items) = Literal.parse("('kaiser', 4.0)"), case .string("kaiser") = items[0],
            case .real(4) = items[1]
        else {
            Issue.record("a tuple was misread")
            return
        }
    }
}
