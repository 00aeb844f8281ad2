import MartletBindings
import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// The functions that `martlet.h` declares and documents.

@c(mt_interface)
public func interface() -> Int32 { 1 }

@c(mt_version)
public func version() -> UnsafePointer<CChar> { eternal.version }

@c(mt_functions)
public func functions() -> UnsafePointer<CChar> { eternal.functions }

@c(mt_find)
public func find(_ name: UnsafePointer<CChar>?) -> Int32 {
    guard let name, let position = Bindings.position(of: String(cString: name)) else { return -1 }
    return Int32(position)
}

@c(mt_call)
public func call(
    _ function: Int32, _ arguments: UnsafeRawPointer?, _ count: Int64,
    _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
    do throws(MartletError) {
        let answer = try perform(Int(function), arguments, Int(count))
        result?.pointee = UnsafeMutableRawPointer(answer)
        if result == nil { free(answer) }
        return 0
    } catch {
        let known = Bindings.table.indices.contains(Int(function)) ? Bindings.table[Int(function)] : nil
        let own = known.map { error.attributed(to: $0) } ?? error
        let (status, argument) = own.parts
        let parts: Value = .tuple([
            .string(known?.name ?? "mt_call"), .string(argument), .string(own.description),
        ])
        result?.pointee = UnsafeMutableRawPointer(Encoder.block([parts, .none], error: true))
        return status
    }
}

@c(mt_free)
public func free(_ result: UnsafeMutableRawPointer?) {
    guard let result else { return }
    Encoder.releaseOwners(result.assumingMemoryBound(to: Record.self), 2)
    detach(result)
}

@c(mt_detach)
public func detach(_ result: UnsafeMutableRawPointer?) {
    #if canImport(Glibc)
        Glibc.free(result)
    #elseif canImport(Musl)
        Musl.free(result)
    #elseif canImport(Darwin)
        Darwin.free(result)
    #endif
}

@c(mt_retain)
public func retain(_ owner: UnsafeMutableRawPointer?) {
    if let owner { _ = Unmanaged<AnyObject>.fromOpaque(owner).retain() }
}

@c(mt_release)
public func release(_ owner: UnsafeMutableRawPointer?) {
    if let owner { Unmanaged<AnyObject>.fromOpaque(owner).release() }
}

/// Texts that are handed out and live as long as the process.
private struct Eternal: @unchecked Sendable {
    let version = Eternal.copy(martletVersion)
    let functions = Eternal.copy(Bindings.json)

    private static func copy(_ text: String) -> UnsafePointer<CChar> { UnsafePointer(strdup(text)!) }
}

private let eternal = Eternal()

private func perform(
    _ function: Int, _ arguments: UnsafeRawPointer?, _ count: Int
) throws(MartletError) -> UnsafeMutablePointer<Record> {
    guard Bindings.table.indices.contains(function) else {
        throw .value(
            function: "mt_call", argument: "function", given: "\(function)", wanted: "a number that mt_find returned")
    }
    let binding = Bindings.table[function]
    guard count >= 0, count <= binding.parameters.count, count == 0 || arguments != nil else {
        throw .type(
            function: binding.name, argument: "arguments", given: "\(count)",
            wanted: "at most \(binding.parameters.count)")
    }
    var decoder = Decoder(function: binding.name)
    var values: [Value?] = []
    values.reserveCapacity(count)
    if count > 0 {
        let records = arguments!.assumingMemoryBound(to: Record.self)
        for i in 0..<count { values.append(try decoder.argument(records[i], binding.parameters[i].name)) }
    }
    let (value, warnings) = try binding(values)
    let owned = try value.owning(besides: decoder.borrowed)
    let told: Value =
        warnings.isEmpty
        ? .none : .list(warnings.map { .tuple([.string($0.category), .string($0.message)]) })
    return Encoder.block([owned, told])
}

extension Value {
    /// This value with host arrays that share no memory with the caller's.
    fileprivate func owning(besides borrowed: [HostBuffer]) throws(MartletError) -> Value {
        switch self {
        case .array(let array):
            if array.buffer.device == .host, !borrowed.contains(where: { $0 === array.buffer }) { return self }
            return .array(try array.copied())
        case .list(let items): return .list(try Self.owning(items, borrowed))
        case .tuple(let items): return .tuple(try Self.owning(items, borrowed))
        case .dict(let pairs):
            let values = try Self.owning(pairs.map(\.1), borrowed)
            return .dict(Array(zip(pairs.map(\.0), values)))
        default: return self
        }
    }

    private static func owning(_ items: [Value], _ borrowed: [HostBuffer]) throws(MartletError) -> [Value] {
        var found: [Value] = []
        found.reserveCapacity(items.count)
        for item in items { found.append(try item.owning(besides: borrowed)) }
        return found
    }
}

extension MartletError {
    /// `mt_status`, and the argument it is about.
    fileprivate var parts: (status: Int32, argument: String) {
        switch self {
        case .value(_, let argument, _, _): (1, argument)
        case .type(_, let argument, _, _): (2, argument)
        case .index(_, let argument, _, _): (3, argument)
        case .shape(_, let argument, _, _): (4, argument)
        case .memory: (5, "")
        case .mixedDevices, .notImplemented: (6, "")
        case .file: (7, "path")
        case .device: (8, "")
        case .singular: (9, "")
        case .notConverged: (10, "")
        }
    }
}
