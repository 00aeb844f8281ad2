/// Something that may run calls: a GPU, a cluster, another library.
public protocol Backend: Sendable {
    var name: String { get }
    /// The functions that this backend is asked about: `""` for all, `signal` for that domain, `signal.welch` for one.
    var domain: String { get }
    /// Whether calls on arrays that live there may run here.
    func serves(_ device: Device) -> Bool
    /// The result, or `nil` when this backend declines: it has no implementation for this call.
    func run<C: Call>(_ call: C) throws(MartletError) -> C.Output?
    /// The same array on this backend's device.
    func receive<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E>
    /// Whether any arguments at all could make `run` succeed; the coverage table's question.
    func implements(_ call: any Call.Type) -> Bool
}

extension Backend {
    public var domain: String { "" }
}
