import Martlet

/// A file with one channel or several.
struct Recording {
    /// Channels, samples.
    private let channels: NDArray<Double>
    /// Samples per second, when the file tells.
    let rate: Double?
    /// What the numbers are, for the picture.
    let unit = "recorded unit"

    init(_ path: String) throws {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        var rate: Double?
        let data: NDArray<Double>
        switch ending {
        case "npy": data = try Arrays.astype(IO.load(path), Double.self)
        case "npz":
            let arrays = try IO.loadz(path)
            guard arrays.count == 1, let only = arrays.first else {
                throw MartletError.file(
                    function: "analyze", path: path,
                    problem:
                        "has \(arrays.count) arrays (\(arrays.keys.sorted().joined(separator: ", "))), but must have one"
                )
            }
            data = try Arrays.astype(only.value, Double.self)
        case "wav":
            let wave = try IO.wavread(path)
            rate = Double(wave.rate)
            data = try Arrays.astype(wave.data, Double.self)
        case "csv", "txt": data = try IO.loadtxt(path, delimiter: ",")
        case "tsv": data = try IO.loadtxt(path, delimiter: "\t")
        default:
            throw UsageError(message: "'\(path)' is no .npy, .npz, .wav, .csv or .tsv file")
        }
        self.rate = rate
        switch data.rank {
        case 1: channels = try data.insertingAxis(at: 0)
        case 2: channels = data.shape[0] > data.shape[1] ? data.transposed : data
        default:
            throw MartletError.file(
                function: "analyze", path: path, problem: "has \(data.rank) axes, but must have one or two")
        }
    }

    func channel(_ index: Int) throws -> NDArray<Double> {
        guard index < channels.shape[0] else {
            throw UsageError(message: "--channel is \(index), but there are \(channels.shape[0]), counted from 0")
        }
        return try channels[index, .all].contiguous()
    }
}
