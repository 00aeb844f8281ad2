/// Which frequencies a filter lets through.
public enum BandType: String, Sendable, CaseIterable {
    case lowpass, highpass, bandpass, bandstop

    /// The type of one of SciPy's names, full or short.
    public init?(name: String) {
        switch name.lowercased() {
        case "l", "low", "lowpass", "lp": self = .lowpass
        case "h", "high", "highpass", "hp": self = .highpass
        case "band", "bandpass", "pass", "bp": self = .bandpass
        case "bs", "bandstop", "bands", "stop": self = .bandstop
        default: return nil
        }
    }
}
