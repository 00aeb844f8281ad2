// swift-tools-version: 6.2
import PackageDescription

// The table below is the architecture picture of Documentation/Design/architecture.md: a target may import what its
// row names and nothing else, and `./dev check` builds with `--explicit-target-dependency-import-check error`.

enum Kind { case foundation, engine, domain, device, front, data, tool, foreign, support }

struct Row {
    let kind: Kind
    let name: String
    let imports: [String]
    init(_ kind: Kind, _ name: String, _ imports: String...) {
        self.kind = kind; self.name = name; self.imports = imports
    }
}

/// What is declared in `CMartletFFTKernels`, in a target of its own that only products and tests name: a Swift target waits
/// until all of each C target that it names is compiled, and these take longer than the engine that calls them.
let linkedOnly = "CMartletButterflyKernels"
func kernels(of target: String) -> [String] {
    ["MartletFFTCore", "MartletFFT", "MartletSignal"].contains(target) ? [linkedOnly] : []
}

let table: [Row] = [
    // 1 foundation
    Row(.foundation, "CMartletKernels"),
    Row(.foundation, "CMartletFFTKernels", "CMartletKernels"),
    Row(.foundation, linkedOnly, "CMartletKernels", "CMartletFFTKernels"),
    Row(.foundation, "MartletCore"),
    // 2 engines
    Row(.engine, "MartletFFTCore", "CMartletKernels", "CMartletFFTKernels", "MartletCore"),
    Row(.engine, "MartletGPU", "MartletCore"),
    // 3 domains
    Row(.domain, "MartletArray", "CMartletKernels", "MartletCore", "MartletGPU"),
    Row(.domain, "MartletFFT", "MartletCore", "MartletGPU", "MartletArray", "MartletFFTCore"),
    Row(.domain, "MartletInterpolate", "CMartletKernels", "MartletCore", "MartletGPU"),
    Row(
        .domain, "MartletSignal", "CMartletKernels", "MartletFFTCore", "MartletCore", "MartletGPU", "MartletArray"),
    Row(.domain, "MartletIO", "MartletCore", "MartletGPU"),
    // 4 devices
    Row(.device, "MartletOpenCL", "MartletCore", "MartletGPU"),
    Row(.device, "MartletCUDA", "MartletCore", "MartletGPU"),
    // 5 front
    Row(
        .front, "Martlet", "MartletCore", "MartletGPU", "MartletArray", "MartletFFT", "MartletInterpolate",
        "MartletSignal", "MartletIO", "MartletOpenCL", "MartletCUDA", linkedOnly),
    Row(.front, "MartletPlot", "MartletCore"),
    Row(.front, "MartletBindings", "Martlet", "MartletCore"),
    Row(.foreign, "CMartlet", "MartletBindings", "MartletCore"),
    Row(.data, "CMartletData"),
    Row(
        .tool, "martlet-cli", "CMartletData", "CMartletKernels", "Martlet", "MartletCore", "MartletPlot",
        "MartletBindings"),
    // tests
    Row(.support, "MartletTestSupport", "MartletCore"),
]

/// Targets with tests, and what those import besides the target itself and `MartletTestSupport`.
let tests: [String: [String]] = [
    "MartletArray": ["MartletCore"],
    "MartletBindings": ["MartletCore"],
    "MartletCore": [],
    "MartletFFT": ["MartletCore"],
    "MartletFFTCore": ["MartletCore"],
    "MartletIO": ["MartletCore"],
    "MartletInterpolate": ["MartletCore"],
    "MartletCUDA": ["Martlet", "MartletCore", "MartletGPU"],
    "MartletOpenCL": ["Martlet", "MartletCore", "MartletGPU"],
    "MartletPlot": ["MartletCore"],
    "MartletSignal": ["MartletCore"],
]

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

func target(_ row: Row) -> Target {
    let imports = row.imports.map { Target.Dependency(stringLiteral: $0) }
    if row.name.hasSuffix("Kernels") {
        // The remainder of reals is the C library's.
        return .target(
            name: row.name, dependencies: imports, exclude: ["internal"],
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
    }
    return switch row.kind {
    case .data: .target(name: row.name, exclude: ["ecg.npy", "ecg.txt"])
    case .tool: .executableTarget(name: row.name, dependencies: imports, swiftSettings: settings)
    case .support:
        .target(name: row.name, dependencies: imports, path: "Tests/\(row.name)", swiftSettings: settings)
    case .foreign: .target(name: row.name, dependencies: imports, exclude: ["martlet.h"], swiftSettings: settings)
    default: .target(name: row.name, dependencies: imports, swiftSettings: settings)
    }
}

func product(_ row: Row) -> Product? {
    switch row.kind {
    case .tool: .executable(name: "martlet", targets: [row.name])
    case .foreign: .library(name: row.name, type: .dynamic, targets: [row.name])
    case .domain, .device, .front: .library(name: row.name, targets: [row.name] + kernels(of: row.name))
    default: row.name == "MartletCore" ? .library(name: row.name, targets: [row.name]) : nil
    }
}

let package = Package(
    name: "martlet",
    platforms: [.macOS(.v26), .iOS(.v26), .tvOS(.v26), .watchOS(.v26), .visionOS(.v26)],
    products: table.compactMap(product),
    targets: table.map(target)
        + tests.keys.sorted().map { name in
            .testTarget(
                name: "\(name)Tests",
                dependencies: ([name, "MartletTestSupport"] + tests[name]! + kernels(of: name))
                    .map { .init(stringLiteral: $0) },
                swiftSettings: settings)
        },
    cLanguageStandard: .c17
)
