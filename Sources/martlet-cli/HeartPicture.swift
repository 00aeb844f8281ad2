import Martlet
import MartletPlot

/// The trace with marked beats, the intervals between them, and their spectrum.
struct HeartPicture {
    private let figure: Figure

    /// Seconds of the part that is shown large.
    private static let closeUp = 10.0

    init(_ result: HeartRate, _ trace: NDArray<Double>, unit: String) throws(MartletError) {
        let times = try Arrays.arange(0, Double(trace.count), 1) / result.rate
        let beats = try Arrays.astype(result.beats, Double.self) / result.rate
        let heights = trace[result.beats]
        let length = Double(trace.count) / result.rate

        let whole = try Panel("Electrocardiogram", x: Axis("time", scale: .time), y: Axis("voltage", unit: unit))
            .line(times, trace, style: LineStyle(width: 0.8))

        // The ten seconds from the middle of the recording, or all of a shorter one.
        let start = Swift.max(0, (length - Self.closeUp) / 2)
        let window = Int(start * result.rate)..<Swift.min(trace.count, Int((start + Self.closeUp) * result.rate))
        let inside = beats .>= start
        let near = try Arrays.multiply(
            Arrays.astype(inside, Int.self), Arrays.astype(beats .< start + Self.closeUp, Int.self))
        let shown = try Arrays.astype(near, Bool.self)
        let part = try Panel("Beats found", x: Axis("time", scale: .time), y: Axis("voltage", unit: unit))
            .line(times[window], trace[window], label: "trace", style: LineStyle(width: 1.2))
            .markers(beats[shown], heights[shown], label: "beats", shape: .triangleDown, size: 8)

        let tachogram = try Panel("Tachogram", x: Axis("time", scale: .time), y: Axis("interval", unit: "ms"))
            .line(result.ends, result.intervals * 1000, ink: .series(0), style: LineStyle(width: 1))
            .markers(result.ends, result.intervals * 1000, ink: .series(0), size: 3)

        var spectrum = try Panel(
            "Spectrum of the intervals", x: Axis("frequency", unit: "Hz", range: 0...0.5),
            y: Axis("density", unit: "s²/Hz")
        )
        .span(x: HeartRate.lowBand, label: "LF \(result.lf.fixed(0)) ms²", ink: .automatic)
        .span(x: HeartRate.highBand, label: "HF \(result.hf.fixed(0)) ms²", ink: .automatic)
        if !result.frequencies.isEmpty {
            let low = result.frequencies .<= 0.5
            spectrum = try spectrum.line(result.frequencies[low], result.density[low])
        }

        figure = Figure(
            "Heart rate variability",
            description: "An electrocardiogram of \(length.fixed(0)) seconds with \(result.beats.count) beats, the "
                + "intervals between them, and the power spectrum of the intervals. Mean heart rate "
                + "\(result.rhythm.fixed(1)) per minute, SDNN \(result.sdnn.fixed(1)) ms, RMSSD \(result.rmssd.fixed(1)) ms.",
            width: 960
        )
        .row(whole).row(part).row(tachogram, spectrum, height: 1.3, widths: [1.4, 1])
    }

    func write(to path: String) throws(MartletError) { try figure.write(to: path) }
}
