import MartletCore
import MartletTestSupport
import Testing

@Suite struct AnyNDArrayTests {
    private func every(_ body: (AnyNDArray, any Scalar.Type) throws -> Void) throws {
        for dtype in DType.allCases {
            let type = dtype.scalarType!
            func made<E: Scalar>(_: E.Type) throws -> AnyNDArray {
                AnyNDArray(try NDArray([E.zero, .one, .one, .zero, .zero, .one], shape: [2, 3]))
            }
            try body(try made(type), type)
        }
    }

    @Test func everyTypeGoesInAndOutWithoutCopying() throws {
        try every { array, type in
            #expect(array.dtype == type.dtype)
            func check<E: Scalar>(_: E.Type) throws {
                let typed = try array.as(E.self)
                #expect(AnyNDArray(typed) == array && typed.shape == [2, 3])
                #expect(try AnyNDArray(typed).as(E.self).buffer === typed.buffer)
                #expect(array.description == typed.description)
                #expect(array.debugDescription == typed.debugDescription)
            }
            try check(type)
            #expect(array.rank == 2 && array.count == 6 && array.device == .host)
        }
    }

    @Test func anotherTypeThrows() throws {
        #expect(
            throws: MartletError.type(
                function: "AnyNDArray.as", argument: "self", given: "an array of float32", wanted: "one of float64")
        ) { try AnyNDArray(NDArray([Float(1)])).as(Double.self) }
    }

    @Test func wordsAreTheIntegersOfTheirWidth() throws {
        let ints = NDArray([1, -2])
        #expect(AnyNDArray(ints).dtype == .int64)
        #expect(try AnyNDArray(ints).as(Int64.self).elements == [1, -2])
        #expect(try AnyNDArray(NDArray([Int64(5)])).as(Int.self).elements == [5])
        #expect(try AnyNDArray(NDArray([UInt(5)])).as(UInt64.self).buffer.byteCount == 8)
    }

    @Test func viewsAreThoseOfTheTypedArray() throws {
        let a = try NDArray(Array(0..<6), shape: [2, 3]), any = AnyNDArray(a)
        #expect(any.transposed == AnyNDArray(a.transposed))
        #expect(try any.selecting(1, .all) == AnyNDArray(a[1, .all]))
        #expect(try any.reshaped([-1]).shape == [6])
        #expect(try any.movingAxis(0, to: 1) == AnyNDArray(a.transposed))
        #expect(throws: MartletError.self) { try any.reshaped([4]) }
    }

    @Test func equalityLooksAtTypeShapeAndElements() throws {
        let a = AnyNDArray(NDArray([1, 2]))
        #expect(a == AnyNDArray(NDArray([1, 2])) && a.hashValue == AnyNDArray(NDArray([1, 2])).hashValue)
        #expect(a != AnyNDArray(NDArray([1, 3])))
        #expect(a != AnyNDArray(NDArray([Int32(1), 2])))
        #expect(try a != a.reshaped([2, 1]))
        #expect(AnyNDArray(NDArray([Double.nan])) != AnyNDArray(NDArray([Double.nan])))
    }

    @Test func itMovesToDevicesAndBack() throws {
        let device = FakeDevice("fake"), a = AnyNDArray(NDArray([1.5]))
        let far = try a.on(device)
        #expect(far.device == device.device)
        #expect(try far.onHost() == a)
    }
}
