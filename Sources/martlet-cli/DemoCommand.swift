import CMartletData
import Martlet

enum DemoCommand: Command {
    static let name = "demo"
    static let usage = "ecg [-o FILE.svg]"
    static let summary = "Finds the heart beats of a five-minute ECG, on the host and on every device."
    static let details = """
        The recording is an excerpt of record 208 of the MIT-BIH Arrhythmia Database (ODC-By 1.0), 108,000 samples at
        360 Hz.  The picture shows the trace, the intervals between beats and their spectrum.
        """
    static let options = [Option("output", "FILE.svg", "where the picture goes; ecg.svg when absent", short: "o")]

    static func run(_ input: Input) throws {
        guard input.words.isEmpty || input.words == ["ecg"] else {
            throw UsageError(message: "there is no demo '\(input.words.joined(separator: " "))', but ecg")
        }
        let trace = try recording(), rate = 360.0
        print("ECG of 5 min at 360 Hz (MIT-BIH record 208)\n")

        let clock = ContinuousClock()
        _ = try HeartRate(trace, rate: rate)  // the first run pays for memory and tables
        let start = clock.now
        let host = try HeartRate(trace, rate: rate)
        let hostTime = clock.now - start
        print(host.report + "\n")

        func row(_ time: String, _ difference: String, _ place: String) {
            print(time.paddedLeft(to: 12) + "   " + difference.padded(to: 18) + place)
        }
        row("time", "off by at most", "where")
        row(hostTime.milliseconds, "", "host")
        let (devices, missing) = Devices.find()
        for device in devices {
            let there = try trace.on(device)
            func analyze() throws -> HeartRate {
                // Steps that the device has no kernel for are done on the host.
                try withTransfers { () throws(MartletError) in try HeartRate(there, rate: rate) }
            }
            _ = try analyze()  // compiles the kernels
            let start = clock.now
            let result = try analyze()
            let time = clock.now - start
            row(time.milliseconds, try result.difference(from: host).short, "\(device.name): \(device.model)")
        }
        for absent in missing { print("  no \(absent.family): \(absent.reason); \(absent.remedy)") }

        let path = input.text("output") ?? "ecg.svg"
        try HeartPicture(host, trace, unit: "mV").write(to: path)
        print("\nThe picture is in \(path)")
    }

    /// The trace in millivolt.
    static func recording() throws(MartletError) -> NDArray<Double> {
        let bytes = UnsafeRawBufferPointer(start: mt_data_ecg, count: mt_data_ecg_size)
        let samples = try IO.load(bytes: Array(bytes)).as(UInt16.self)
        return (try Arrays.astype(samples, Double.self) - 1024) / 200
    }
}

extension Duration {
    /// `12.3 ms`.
    var milliseconds: String {
        let (seconds, attoseconds) = components
        return (Double(seconds) * 1e3 + Double(attoseconds) * 1e-15).fixed(1) + " ms"
    }
}
