import Martlet
import MartletCore

extension Bindings {
    static let files: [Binding] = [
        Binding("io.load", "numpy.load", "file", "The array in a .npy file.") { a throws(MartletError) in
            .array(ArrayValue(try IO.load(a.string("file"))))
        },
        Binding("io.save", "numpy.save", "file, arr[]", "Writes an array to a .npy file.") { a throws(MartletError) in
            func save<T: Scalar>(_: T.Type) throws(MartletError) {
                try IO.save(a.string("file"), a.array("arr", of: T.self))
            }
            try save(a.array("arr").dtype.scalarType)
            return .none
        },
        Binding("io.loadz", "numpy.load", "file", "The arrays in a .npz file by their names.") {
            a throws(MartletError) in
            let arrays = try IO.loadz(a.string("file"))
            return .dict(arrays.sorted { $0.key < $1.key }.map { ($0.key, .array(ArrayValue($0.value))) })
        },
        Binding(
            "io.loadtxt", "numpy.loadtxt",
            "fname, *, comments='#', delimiter=None, skiprows=0, usecols=None, ndmin=0, max_rows=None",
            "The numbers in a text file, a row a line."
        ) { a throws(MartletError) in
            let comments = try a.optionalString("comments").map { [$0] } ?? []
            return .array(
                try IO.loadtxt(
                    a.string("fname"), as: Double.self, delimiter: a.optionalString("delimiter"), comments: comments,
                    skiprows: a.integer("skiprows"), usecols: a.optionalIntegers("usecols"),
                    maxRows: a.optionalInteger("max_rows"), ndmin: a.integer("ndmin")))
        },
        Binding(
            "io.savetxt", "numpy.savetxt",
            "fname, X[], fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', comments='# '",
            "Writes an array to a text file, a row a line."
        ) { a throws(MartletError) in
            func save<T: Scalar>(_: T.Type) throws(MartletError) {
                try IO.savetxt(
                    a.string("fname"), a.array("X", of: T.self), format: a.string("fmt"),
                    delimiter: a.string("delimiter"), newline: a.string("newline"), header: a.string("header"),
                    footer: a.string("footer"), comments: a.string("comments"))
            }
            try save(a.array("X").dtype.scalarType)
            return .none
        },
        Binding(
            "io.wavfile.read", "scipy.io.wavfile.read", "filename, mmap=False",
            "The sampling rate and the samples in a .wav file."
        ) { a throws(MartletError) in
            let wave: IO.Wave =
                if case .array(let bytes) = a["filename"], let bytes = bytes.typed(as: UInt8.self) {
                    try IO.wavread(bytes: bytes.elements(for: a.function))
                } else {
                    try IO.wavread(a.string("filename"))
                }
            // Files are read, never mapped; what cannot be mapped is refused all the same.
            if try a.flag("mmap"), !wave.bytesPerSample.isPowerOfTwo {
                throw a.wrongValue(
                    "mmap", given: "True",
                    wanted: "False: mmap is not compatible with samples of \(wave.bytesPerSample) bytes")
            }
            for remark in wave.remarks { a.warn(remark, category: "WavFileWarning") }
            return .tuple([.int(wave.rate), .array(ArrayValue(wave.data))])
        },
        Binding(
            "io.wavfile.write", "scipy.io.wavfile.write", "filename, rate, data[]",
            "Writes samples to an uncompressed .wav file."
        ) { a throws(MartletError) in
            try IO.wavwrite(a.string("filename"), rate: a.integer("rate"), a.array("data").any())
            return .none
        },
    ]
}

extension Int {
    fileprivate var isPowerOfTwo: Bool { self > 0 && self & (self - 1) == 0 }
}
