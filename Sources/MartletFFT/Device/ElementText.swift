import MartletCore

/// How a kernel reads elements of a type as complex numbers: `VALUE(x[i])`.
enum ElementText {
    /// The type's name in the dialect.
    static func name(of type: DType) -> String { type.kernelName ?? (type == .float16 ? "HALF" : "C") }

    /// What ``LineKernel`` needs to read elements of the type of that name.
    static func function(_ element: String) -> String {
        switch element {
        case "C": "#define VALUE(a) (a)\n"
        case "HALF":
            // Ten bits of fraction; below the normal numbers they count 2⁻²⁴.
            """
            #define HALF ushort
            SCALAR C value_of(ushort h) {
                const int exponent = h >> 10 & 31, fraction = h & 1023;
                REAL a = exponent == 0 ? fraction * (REAL)5.9604644775390625e-8
                    : AS_REAL(exponent == 31 ? 0x7f800000 | fraction << 13 : (exponent + 112) << 23 | fraction << 13);
                C v; v.x = h & 0x8000 ? -a : a; v.y = 0; return v;
            }
            #define VALUE(a) value_of(a)

            """
        default:
            """
            SCALAR C value_of(\(element) a) { C v; v.x = (REAL)a; v.y = 0; return v; }
            #define VALUE(a) value_of(a)

            """
        }
    }
}
