import Martlet

/// The devices that can be had on this machine.
enum Devices {
    /// What was found, and for each family that was not, why and how to get it.
    static func find() -> (found: [any GPU], missing: [(family: String, reason: String, remedy: String)]) {
        var found: [any GPU] = []
        var missing: [(family: String, reason: String, remedy: String)] = []
        do {
            let names = try OpenCL.devices()
            for index in names.indices { found.append(try OpenCL(index)) }
            if names.isEmpty {
                missing.append(
                    ("OpenCL", "the loader is here, but no driver", "install pocl-opencl-icd or the driver of your GPU")
                )
            }
        } catch {
            missing.append(
                (
                    "OpenCL", error.description,
                    "install ocl-icd-libopencl1 and pocl-opencl-icd or the driver of your GPU"
                ))
        }
        do {
            let names = try CUDA.devices()
            for index in names.indices { found.append(try CUDA(index)) }
        } catch {
            missing.append(("CUDA", error.description, "install NVIDIA's driver, and its run-time compiler (libnvrtc)"))
        }
        return (found, missing)
    }

    /// The device that `--device` names: `nil` for the host.
    static func named(_ name: String) throws -> (any GPU)? {
        if name == "host" { return nil }
        let (found, missing) = find()
        if name == "gpu" {
            // A device of its own is meant before the processor in another guise.
            if let gpu = found.first(where: { $0.name.hasPrefix("cuda") }) ?? found.first { return gpu }
        } else if let gpu = found.first(where: {
            $0.name == name || $0.name.split(separator: ":").first.map(String.init) == name
        }) {
            return gpu
        }
        let known = ["host"] + (found.isEmpty ? [] : ["gpu"]) + found.map(\.name)
        let why = missing.map { "\($0.family): \($0.reason)" }.joined(separator: "; ")
        throw UsageError(
            message: "there is no device '\(name)', but \(known.joined(separator: ", "))"
                + (why.isEmpty ? "" : " (\(why))"))
    }
}
