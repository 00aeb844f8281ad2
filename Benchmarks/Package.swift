// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "martlet-benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "martlet", path: "..")],
    targets: [
        .executableTarget(
            name: "core",
            dependencies: [
                .product(name: "MartletCore", package: "martlet"), .product(name: "MartletArray", package: "martlet"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "fft",
            dependencies: [
                .product(name: "MartletCore", package: "martlet"), .product(name: "MartletFFT", package: "martlet"),
            ], swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "signal",
            dependencies: [
                .product(name: "MartletCore", package: "martlet"),
                .product(name: "MartletInterpolate", package: "martlet"),
                .product(name: "MartletSignal", package: "martlet"),
            ], swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "device", dependencies: [.product(name: "Martlet", package: "martlet")],
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "io",
            dependencies: [
                .product(name: "MartletCore", package: "martlet"), .product(name: "MartletIO", package: "martlet"),
            ], swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
