import MartletCore
import MartletGPU

/// The deflate method of zip archives, by the machine's own zlib, found when it is first needed.
///
/// - SeeAlso: P. Deutsch, RFC 1951: *DEFLATE compressed data format specification*.
struct Zlib: Sendable {
    /// `z_stream` of zlib.h.
    private struct Stream {
        var nextIn: UnsafePointer<UInt8>?
        var availableIn: UInt32 = 0
        var totalIn: CUnsignedLong = 0
        var nextOut: UnsafeMutablePointer<UInt8>?
        var availableOut: UInt32 = 0
        var totalOut: CUnsignedLong = 0
        var message: UnsafePointer<CChar>?
        var state, allocate, release, opaque: UnsafeMutableRawPointer?
        var dataType: Int32 = 0
        var adler: CUnsignedLong = 0
        var reserved: CUnsignedLong = 0
    }

    private typealias Start = @convention(c) (UnsafeMutableRawPointer, Int32, UnsafePointer<CChar>, Int32) -> Int32
    private typealias StartDeflate =
        @convention(c) (
            UnsafeMutableRawPointer, Int32, Int32, Int32, Int32, Int32, UnsafePointer<CChar>, Int32
        ) -> Int32
    private typealias Run = @convention(c) (UnsafeMutableRawPointer, Int32) -> Int32
    private typealias End = @convention(c) (UnsafeMutableRawPointer) -> Int32

    private let inflateStart: Start, inflateRun: Run, inflateEnd: End
    private let deflateStart: StartDeflate, deflateRun: Run, deflateEnd: End

    private init() throws(MartletError) {
        let library = try DynamicLibrary(["libz.so.1", "libz.so", "/usr/lib/libz.1.dylib", "libz.dylib"])
        inflateStart = try library.function("inflateInit2_")
        inflateRun = try library.function("inflate")
        inflateEnd = try library.function("inflateEnd")
        deflateStart = try library.function("deflateInit2_")
        deflateRun = try library.function("deflate")
        deflateEnd = try library.function("deflateEnd")
    }

    private static let found: Result<Zlib, MartletError> = {
        do throws(MartletError) { return .success(try Zlib()) } catch { return .failure(error) }
    }()

    static func shared(_ function: String, _ path: String) throws(MartletError) -> Zlib {
        switch found {
        case .success(let zlib): return zlib
        case .failure(let error):
            throw .file(
                function: function, path: path,
                problem: "is compressed, which takes the library zlib (libz.so.1): \(error.description)")
        }
    }

    /// Bits of the window, negative because zip has no zlib header of its own.
    private static let window: Int32 = -15
    private static let finish: Int32 = 4, ended: Int32 = 1

    /// Unpacks `input` into the whole of `output`; `false` when it is damaged or of another length.
    func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        var stream = Stream()
        return withUnsafeMutablePointer(to: &stream) { stream in
            let size = Int32(MemoryLayout<Stream>.size)
            guard inflateStart(stream, Self.window, "1.2.11", size) == 0 else { return false }
            defer { _ = inflateEnd(stream) }
            // A byte beyond the end shows what is longer than it says.
            var surplus: UInt8 = 0
            return withUnsafeMutablePointer(to: &surplus) { surplus in
                var taken = 0, made = 0
                while true {
                    let isFull = made == output.count
                    stream.pointee.nextIn = input.baseAddress.map {
                        ($0 + taken).assumingMemoryBound(to: UInt8.self)
                    }
                    let given = min(input.count - taken, Int(Int32.max))
                    stream.pointee.availableIn = UInt32(given)
                    let room = isFull ? 1 : min(output.count - made, Int(Int32.max))
                    stream.pointee.nextOut =
                        isFull ? surplus : (output.baseAddress! + made).assumingMemoryBound(to: UInt8.self)
                    stream.pointee.availableOut = UInt32(room)
                    let status = inflateRun(stream, 0)
                    let came = room - Int(stream.pointee.availableOut)
                    let went = given - Int(stream.pointee.availableIn)
                    if isFull && came > 0 { return false }
                    made += came
                    taken += went
                    if status == Self.ended { return made == output.count }
                    if status != 0 || came == 0 && went == 0 { return false }
                }
            }
        }
    }

    /// `input`, packed, in pieces given to `emit`; `false` when zlib fails.
    func deflate(
        _ pieces: [UnsafeRawBufferPointer], _ emit: (UnsafeRawBufferPointer) throws(MartletError) -> Void
    ) throws(MartletError) -> Bool {
        var stream = Stream()
        var block = [UInt8](repeating: 0, count: 1 << 16)
        let result: Result<Bool, MartletError> = withUnsafeMutablePointer(to: &stream) { stream in
            block.withUnsafeMutableBytes { block in
                let size = Int32(MemoryLayout<Stream>.size)
                guard deflateStart(stream, 6, 8, Self.window, 8, 0, "1.2.11", size) == 0 else { return .success(false) }
                defer { _ = deflateEnd(stream) }
                for (k, piece) in (pieces + [UnsafeRawBufferPointer(start: nil, count: 0)]).enumerated() {
                    let isLast = k == pieces.count
                    var taken = 0
                    while true {
                        let given = min(piece.count - taken, Int(Int32.max))
                        stream.pointee.nextIn = piece.baseAddress.map {
                            ($0 + taken).assumingMemoryBound(to: UInt8.self)
                        }
                        stream.pointee.availableIn = UInt32(given)
                        stream.pointee.nextOut = block.baseAddress!.assumingMemoryBound(to: UInt8.self)
                        stream.pointee.availableOut = UInt32(block.count)
                        let status = deflateRun(stream, isLast ? Self.finish : 0)
                        let came = block.count - Int(stream.pointee.availableOut)
                        taken += given - Int(stream.pointee.availableIn)
                        do throws(MartletError) {
                            try emit(UnsafeRawBufferPointer(rebasing: block[..<came]))
                        } catch { return .failure(error) }
                        if status == Self.ended { return .success(isLast) }
                        if status != 0 && !(status == -5 && came == 0) { return .success(false) }
                        if !isLast && taken == piece.count && came < block.count { break }
                    }
                }
                return .success(false)
            }
        }
        return try result.get()
    }
}
