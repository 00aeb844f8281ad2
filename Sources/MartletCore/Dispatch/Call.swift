/// One call of one public function: the function's name, and its arguments as stored properties.
///
/// A backend implements a function by conforming the call to the backend's own protocol, in an extension.  No table is
/// filled at run time: the conformances are the table.
public protocol Call<Output>: ArrayTree {
    associatedtype Output: ArrayTree
    static var card: Card { get }

    /// What the function computes when no backend takes the call; its arrays are on the host unless it is composite.
    func body() throws(MartletError) -> Output

    /// True when `body` only calls other public functions, and so runs wherever they run.
    static var isComposite: Bool { get }

    /// Whether all arrays are on the host.  Follows from `visitArrays`; calls that are made for a few elements at a time
    /// answer it themselves, without the copy that visiting takes.
    var livesOnHost: Bool { get }
}

extension Call {
    @inlinable public static var isComposite: Bool { false }

    /// Runs the call where its arguments live, or where the scope says.
    @inlinable public func perform() throws(MartletError) -> Output {
        if Scope.isPlain, livesOnHost { return try body() }
        return try perform(in: Scope.current)
    }

    @inlinable public var livesOnHost: Bool {
        var finder = StrangerFinder(), call = self
        try? call.visitArrays(&finder)
        return !finder.found
    }

    /// The scope's and the global backends first, then the arrays' owner, then the body.
    @usableFromInline func perform(in scope: Scope) throws(MartletError) -> Output {
        var tried: [String] = []
        let name = Self.card.name
        for layer in scope.layers(for: name) {
            if layer.coerce {
                if let output = try layer.backend.run(on(layer.backend)) { return output }
            } else if layer.backend.serves(try home()?.device ?? .host) {
                if let output = try layer.backend.run(self) { return output }
            }
            tried.append(layer.backend.name)
            if layer.only { throw .notImplemented(function: name, tried: tried) }
        }
        guard let owner = try home()?.owner else { return try body() }
        return try perform(on: owner, scope, tried)
    }

    /// The owner, then the body if it can run there, then the host if that is allowed.
    @usableFromInline func perform(
        on owner: any Backend, _ scope: Scope, _ tried: [String]
    ) throws(MartletError) -> Output {
        if !scope.skips(owner), let output = try owner.run(self) { return output }
        if Self.isComposite { return try body() }
        guard scope.transfersAllowed else {
            throw .notImplemented(function: Self.card.name, tried: tried + [owner.name])
        }
        return try onHost().body().on(owner)
    }

    /// The buffer of any argument, which stands for them all; throws when they live apart.
    @inlinable func home() throws(MartletError) -> Buffer? {
        var finder = HomeFinder(), call = self
        try call.visitArrays(&finder)
        if let stranger = finder.stranger {
            throw .mixedDevices(function: Self.card.name, [finder.buffer!.device, stranger])
        }
        return finder.buffer
    }
}
