/// Everything a public function may throw.
///
/// Errors about an argument name the function and the argument, say what was given and what was wanted.  Operators
/// and subscripts trap with the same sentence; each has a throwing twin.
public enum MartletError: Error, Sendable, Equatable {
    /// The shape or rank of an argument does not fit.
    case shape(function: String, argument: String, given: String, wanted: String)
    /// The value of an argument does not fit.
    case value(function: String, argument: String, given: String, wanted: String)
    /// The element type of an argument does not fit.
    case type(function: String, argument: String, given: String, wanted: String)
    /// An axis or an index is out of range.
    case index(function: String, argument: String, given: String, wanted: String)
    /// A matrix is singular to working precision.
    case singular(function: String, what: String)
    /// An iteration ended without reaching its goal.
    case notConverged(function: String, what: String)
    /// Operands live on different devices and nothing said where to run.
    case mixedDevices(function: String, [Device])
    /// No backend that was asked has an implementation for these arguments.
    case notImplemented(function: String, tried: [String])
    /// A driver, a run-time compiler or a library loaded at run time failed.
    case device(String)
    /// A file cannot be read or written, or is not what it says it is.
    case file(function: String, path: String, problem: String)
    /// More memory was asked for than there is, or than can be addressed.
    case memory(function: String, wanted: String)
}

extension MartletError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .shape(let function, let argument, let given, let wanted),
            .value(let function, let argument, let given, let wanted),
            .type(let function, let argument, let given, let wanted),
            .index(let function, let argument, let given, let wanted):
            "\(function): \(argument) is \(given), but must be \(wanted)"
        case .singular(let function, let what): "\(function): \(what) is singular"
        case .notConverged(let function, let what): "\(function): \(what)"
        case .mixedDevices(let function, let devices):
            "\(function): arguments live on different devices (\(devices.map(\.description).joined(separator: ", "))); "
                + "move them to one"
        case .notImplemented(let function, let tried):
            "\(function): not implemented for these arguments on \(tried.joined(separator: ", ")); "
                + "move them to the host, or allow transfers"
        case .device(let what): what
        case .file(let function, let path, let problem): "\(function): \(path): \(problem)"
        case .memory(let function, let wanted): "\(function): cannot allocate \(wanted)"
        }
    }
}
