import Foundation
import MartletCore

import MartletFFTCore

/// Repeatable whole numbers from −512 to 511.
struct Noise {
    private var state: UInt64
    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 54) - 512
    }
}

/// Numbers of either precision in memory of their own.
final class Numbers {
    let precision: Precision
    let count: Int
    let start: UnsafeMutableRawPointer

    init(_ precision: Precision, count: Int) {
        self.precision = precision
        self.count = count
        start = .allocate(byteCount: max(1, count * precision.size), alignment: 64)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: count * precision.size)
    }

    convenience init(_ precision: Precision, _ values: [Int]) {
        self.init(precision, count: values.count)
        for (i, value) in values.enumerated() { self[i] = Double(value) }
    }

    deinit { start.deallocate() }

    subscript(i: Int) -> Double {
        get {
            precision == .double
                ? start.load(fromByteOffset: 8 * i, as: Double.self)
                : Double(start.load(fromByteOffset: 4 * i, as: Float.self))
        }
        set {
            switch precision {
            case .double: start.storeBytes(of: newValue, toByteOffset: 8 * i, as: Double.self)
            case .single: start.storeBytes(of: Float(newValue), toByteOffset: 4 * i, as: Float.self)
            }
        }
    }

    var values: [Double] { (0..<count).map { self[$0] } }
}

extension Precision {
    var epsilon: Double { self == .double ? Double.ulpOfOne : Double(Float.ulpOfOne) }
}

/// Bins of the transform of whole numbers, by the sum that defines it, in integers: the roots of unity are taken as
/// whole multiples of 2⁻⁴⁰ and of 2⁻⁸⁰, and no sum of less than 2¹⁴ products with numbers below 2⁹ overflows.
struct ExactBins {
    private var coarse: [Int] = [], fine: [Int] = []
    let n: Int

    init(_ n: Int) throws {
        self.n = n
        let roots = try RootsOfUnity(n, exact: true)
        for k in 0..<n {
            let (c, s) = roots.exact(k)
            for part in [c, s] {
                let scaled = part.high * 0x1p40, whole = scaled.rounded()
                coarse.append(Int(whole))
                fine.append(Int((((scaled - whole) + part.low * 0x1p40) * 0x1p40).rounded()))
            }
        }
    }

    /// Bin k of the transform of interleaved whole numbers: the sums of two numbers each, since one has no more digits than what
    /// is measured.
    func bin(_ k: Int, of x: [Int]) -> (re: TwoDoubles, im: TwoDoubles) {
        x.withUnsafeBufferPointer { x in
            coarse.withUnsafeBufferPointer { coarse in
                fine.withUnsafeBufferPointer { fine in
                    var re = 0, im = 0, reFine = 0, imFine = 0, place = 0, j = 0
                    while j < n {
                        let a = x[2 &* j], b = x[2 &* j &+ 1], c = 2 &* place, s = c &+ 1
                        re = re &+ a &* coarse[c] &+ b &* coarse[s]
                        im = im &+ b &* coarse[c] &- a &* coarse[s]
                        reFine = reFine &+ a &* fine[c] &+ b &* fine[s]
                        imFine = imFine &+ b &* fine[c] &- a &* fine[s]
                        place = place &+ k
                        if place >= n { place = place &- n }
                        j = j &+ 1
                    }
                    func sum(_ coarse: Int, _ fine: Int) -> TwoDoubles {
                        let rest = coarse & 0xFFFF, low = Double(rest) + Double(fine) * 0x1p-40
                        return TwoDoubles(Double(coarse - rest) * 0x1p-40) + TwoDoubles(low * 0x1p-40)
                    }
                    return (sum(re, reFine), sum(im, imFine))
                }
            }
        }
    }
}

/// Lengths whose every one is worth a look: all of the small, and where code is compiled without optimisation every
/// 41st after.
let lengths: [Int] = {
    #if DEBUG
        return Array(1...200) + Array(stride(from: 201, through: 4096, by: 41)) + [256, 512, 1024, 2048, 4096]
    #else
        return Array(1...4096)
    #endif
}()

extension Double {
    var logBase2: Double { log2(self) }
}
