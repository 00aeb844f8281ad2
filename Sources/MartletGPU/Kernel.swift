public import MartletCore

/// A kernel in the package's dialect: C with seven words of its own.
///
/// `KERNEL` `GLOBAL` `SHARED` `GROUP` `ITEM` `ITEMS` `BARRIER` are spelled by each ``Dialect``; `REAL` is the element
/// type and `INDEX` a 64-bit integer.  `KERNEL_OF(n)` is a kernel that is launched with n items to a group and no other
/// number, which lets the compiler give each as many registers as there are.  One text serves every device.  An array
/// argument is a base pointer and an offset in elements, `ARRAY(type, x)`, bound to its name by `BIND(type, x)`.
///
/// Rules: no return before a barrier; a barrier only where all items of a group come by; at most 48 KiB of
/// `SHARED` arrays.  More, up to what ``GPULimits`` says, is one array: `ROOM(type, x, count)`, whose bytes
/// ``sharedBytes`` tells.
public struct Kernel: Hashable, Sendable {
    public let name: String
    public let real: DType
    public let text: String
    /// The size of the kernel's `ROOM`.
    public let sharedBytes: Int

    public init(_ name: String, real: DType, sharedBytes: Int = 0, _ text: String) {
        self.name = name
        self.real = real
        self.sharedBytes = sharedBytes
        self.text = text
    }

    /// A kernel is looked up for each launch, and texts are long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(real)
        hasher.combine(text.utf8.count)
    }

    /// The whole source for one device's compiler.
    public func source(in dialect: Dialect) -> String {
        "\(dialect.prelude)\n\(dialect.words(for: real))\n\(Dialect.common)\n\(text)\n"
    }
}

/// How a run-time compiler spells the words of the kernel dialect.
public struct Dialect: Hashable, Sendable {
    let prelude: String
    let bits: String

    /// The words that all dialects derive from the seven.
    static let common = """
        typedef long INDEX;
        #define ARRAY(type, x) GLOBAL const type *x##_base, INDEX x##_offset
        #define RESULT(type, x) GLOBAL type *x##_base, INDEX x##_offset
        #define BIND(type, x) GLOBAL const type *x = x##_base + x##_offset
        #define BIND_RESULT(type, x) GLOBAL type *x = x##_base + x##_offset
        #define SELF (GROUP * ITEMS + ITEM)
        """

    /// The words for elementwise functions, which are shared with the host's kernels.
    func words(for real: DType) -> String {
        let isDouble = real == .float64
        return """
            #define REAL \(isDouble ? "double" : "float")
            #define REAL_BITS \(isDouble ? 64 : 32)
            #define INT \(isDouble ? "long" : "int")
            #define UINT unsigned \(isDouble ? "long" : "int")
            #define U32 unsigned int
            #define U64 unsigned long
            #define MT(f) mt_##f
            #define ABS(x) fabs(x)
            #define SQRT(x) sqrt(x)
            #define FLOOR(x) floor(x)
            #define CEIL(x) ceil(x)
            #define TRUNC(x) trunc(x)
            #define RINT(x) rint(x)
            #define COPYSIGN(x, y) copysign((REAL)(x), (REAL)(y))
            #define MULADD(a, b, c) fma((REAL)(a), (REAL)(b), (REAL)(c))
            #define EXACT_ERROR(a, b, p) fma((REAL)(a), (REAL)(b), -(REAL)(p))
            \(bits)
            """
    }

    public static let cuda = Dialect(
        prelude: """
            #define KERNEL extern "C" __global__ void
            #define KERNEL_OF(items) extern "C" __global__ void __launch_bounds__(items)
            #define SCALAR static __device__ __forceinline__
            #define CONSTANT static __device__ const
            #define GLOBAL
            #define SHARED __shared__
            #define ROOM(type, x, count) extern __shared__ __align__(16) unsigned char x##_bytes[]; \
                type *const x = (type *)x##_bytes
            #define GROUP ((long)blockIdx.x)
            #define ITEM ((long)threadIdx.x)
            #define ITEMS ((long)blockDim.x)
            #define BARRIER __syncthreads()
            #define INFINITY __int_as_float(0x7f800000)
            #define NAN __int_as_float(0x7fffffff)
            typedef unsigned char uchar; typedef unsigned short ushort;
            typedef unsigned int uint; typedef unsigned long ulong;
            """,
        bits: """
            #if REAL_BITS == 64
            #define AS_INT(x) __double_as_longlong(x)
            #define AS_REAL(i) __longlong_as_double(i)
            #else
            #define AS_INT(x) __float_as_int(x)
            #define AS_REAL(i) __int_as_float(i)
            #endif
            """)

    public static let openCL = Dialect(
        prelude: """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #pragma OPENCL FP_CONTRACT OFF
            #define KERNEL __kernel void
            #define KERNEL_OF(items) __kernel __attribute__((reqd_work_group_size(items, 1, 1))) void
            #define SCALAR static inline
            #define CONSTANT __constant
            #define GLOBAL __global
            #define SHARED __local
            #define ROOM(type, x, count) __local type x[count]
            #define GROUP ((long)get_group_id(0))
            #define ITEM ((long)get_local_id(0))
            #define ITEMS ((long)get_local_size(0))
            #define BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
            """,
        bits: """
            #if REAL_BITS == 64
            #define AS_INT(x) as_long((double)(x))
            #define AS_REAL(i) as_double((long)(i))
            #else
            #define AS_INT(x) as_int((float)(x))
            #define AS_REAL(i) as_float((int)(i))
            #endif
            """)
}
