import Martlet
import MartletBindings

enum AnalyzeCommand: Command {
    static let name = "analyze"
    static let usage = "FILE --rate HZ [OPTION…]"
    static let summary = "Finds the heart beats of your own ECG and measures their rhythm."
    static let details = """
        FILE is .npy, .npz, .wav, .csv or .tsv: one channel, or several as columns or rows (the longer axis is time).
        A .wav file knows its rate; for the others --rate must be given.

        beats are found in the filtered trace by height (1 standard deviation), prominence (1.5) and distance (0.3 s).
        SDNN and RMSSD are in ms, the powers LF (0.04 to 0.15 Hz) and HF (0.15 to 0.4 Hz) in ms².
        """
    static let options = [
        Option("rate", "HZ", "samples per second"),
        Option("channel", "N", "which channel, counted from 0; 0 when absent"),
        Option("band", "LO HI", "the pass band in Hz; 5 15 when absent"),
        Option("device", "NAME", "where to compute: host, gpu, or a name that `martlet doctor` shows"),
        Option("json", nil, "one JSON object: rate, beats, heart_rate, sdnn, rmssd, lf, hf"),
        Option("plot", "FILE.svg", "also draw the trace, the intervals and their spectrum"),
    ]

    static func run(_ input: Input) throws {
        let path = try input.exactly("FILE")[0]
        let band = try input.positive("band") ?? [5, 15]
        let given = try input.positive("rate")?[0]
        let channel = try input.count("channel") ?? 0
        let device = try Devices.named(input.text("device") ?? "host")

        var progress = Terminal.Progress()
        progress.step("reading \(path)")
        let recording = try Recording(path)
        guard let rate = given ?? recording.rate else {
            throw UsageError(message: "\(path) does not know its rate; give it with --rate HZ")
        }
        let trace = try recording.channel(channel)
        let result: HeartRate
        do {
            let there = if let device { try trace.on(device) } else { trace }
            result = try withTransfers { () throws(MartletError) in
                try HeartRate(there, rate: rate, band: band) { progress.step($0) }
            }
        } catch {
            progress.done()
            throw error
        }
        progress.done()
        if let picture = input.text("plot") { try HeartPicture(result, trace, unit: recording.unit).write(to: picture) }
        print(input.has("json") ? result.json.text : result.report)
    }
}
