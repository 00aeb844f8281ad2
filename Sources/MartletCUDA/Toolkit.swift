import MartletCore
import MartletGPU

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the libraries of CUDA's toolkit are.
enum Toolkit {
    /// The library `lib<name>.so` that `variable` names, or the first that is found: by the loader, where the toolkit is
    /// installed, or among the packages of a Python environment.
    static func library(
        _ name: String, versions: [String], named variable: String
    ) throws(MartletError) -> DynamicLibrary {
        func value(_ variable: String) -> String? { getenv(variable).map { String(cString: $0) } }
        let file = "lib\(name).so"
        let names = [file] + versions.map { "\(file).\($0)" }
        var candidates = value(variable).map { [$0] } ?? names
        if value(variable) == nil {
            let roots = [value("CUDA_HOME"), value("CUDA_PATH"), "/usr/local/cuda"].compactMap { $0 }
            candidates += roots.flatMap { root in names.map { "\(root)/lib64/\($0)" } }
            let environments = [value("VIRTUAL_ENV"), value("CONDA_PREFIX"), value("HOME").map { "\($0)/.local" }]
            for environment in environments.compactMap({ $0 }) + ["/usr/local", "/usr"] {
                candidates += paths("\(environment)/lib/python3*/*-packages/nvidia/*/lib/\(file).*")
            }
        }
        // The compiler opens its second part by name, which the loader does not find beside it.
        for path in candidates where path.contains("/") && name == "nvrtc" {
            let folder = path[..<path.lastIndex(of: "/")!]
            for part in paths("\(folder)/libnvrtc-builtins.so.*") { _ = dlopen(part, RTLD_NOW | RTLD_GLOBAL) }
        }
        return try DynamicLibrary(candidates)
    }

    /// The files that match, those of higher versions first.
    private static func paths(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }.reversed()
    }
}
