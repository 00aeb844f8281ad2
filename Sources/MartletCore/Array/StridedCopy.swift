/// Copies elements of `itemSize` bytes between two layouts of one shape that do not overlap; strides in elements.
package func copyStrided(
    _ shape: Shape, itemSize: Int, from source: UnsafeRawPointer, _ sourceStrides: Shape,
    to target: UnsafeMutableRawPointer, _ targetStrides: Shape
) {
    switch itemSize {
    case 1: copyUnits(UInt8.self, shape, source, sourceStrides, target, targetStrides)
    case 2: copyUnits(UInt16.self, shape, source, sourceStrides, target, targetStrides)
    case 4: copyUnits(UInt32.self, shape, source, sourceStrides, target, targetStrides)
    case 8: copyUnits(UInt64.self, shape, source, sourceStrides, target, targetStrides)
    default: copyUnits(SIMD2<UInt64>.self, shape, source, sourceStrides, target, targetStrides)
    }
}

/// Rows and columns of a block that is copied at once when neighbours in one layout are far apart in the other: both
/// sides of the block fit the first-level cache.
private let tile = 32

@specialized(where Unit == UInt8)
@specialized(where Unit == UInt16)
@specialized(where Unit == UInt32)
@specialized(where Unit == UInt64)
@specialized(where Unit == SIMD2<UInt64>)
private func copyUnits<Unit: BitwiseCopyable>(
    _: Unit.Type, _ shape: Shape, _ source: UnsafeRawPointer, _ sourceStrides: Shape,
    _ target: UnsafeMutableRawPointer, _ targetStrides: Shape
) {
    // Two-unit complex numbers may be aligned to their parts only, so loads and stores are unaligned ones.
    let size = MemoryLayout<Unit>.size
    if let (rows, columns) = transposedAxes(shape, sourceStrides, targetStrides) {
        let outer = Walk(
            shape.replacing(rows, with: shape[rows] == 0 ? 0 : 1).replacing(columns, with: shape[columns] == 0 ? 0 : 1),
            [sourceStrides, targetStrides])
        let n = shape[rows], m = shape[columns]
        let sr = sourceStrides[rows] * size, sc = sourceStrides[columns] * size
        let tr = targetStrides[rows] * size, tc = targetStrides[columns] * size
        outer.forEachRow(in: 0..<outer.rows) { offsets in
            for run in 0..<outer.runLength {
                let from = source + (offsets[0] + run * outer.runStrides[0]) * size
                let to = target + (offsets[1] + run * outer.runStrides[1]) * size
                for i0 in stride(from: 0, to: n, by: tile) {
                    for j0 in stride(from: 0, to: m, by: tile) {
                        for i in i0..<min(n, i0 + tile) {
                            for j in j0..<min(m, j0 + tile) {
                                let unit = (from + i * sr + j * sc).loadUnaligned(as: Unit.self)
                                (to + i * tr + j * tc).storeBytes(of: unit, as: Unit.self)
                            }
                        }
                    }
                }
            }
        }
        return
    }
    let walk = Walk(shape, [sourceStrides, targetStrides])
    let n = walk.runLength, s = walk.runStrides[0] * size, t = walk.runStrides[1] * size
    walk.forEachRow(in: 0..<walk.rows) { offsets in
        let from = source + offsets[0] * size, to = target + offsets[1] * size
        if s == size && t == size {
            to.copyMemory(from: from, byteCount: n * size)
        } else if s == 0 {
            let unit = from.loadUnaligned(as: Unit.self)
            for i in 0..<n { (to + i * t).storeBytes(of: unit, as: Unit.self) }
        } else {
            for i in 0..<n { (to + i * t).storeBytes(of: (from + i * s).loadUnaligned(as: Unit.self), as: Unit.self) }
        }
    }
}

/// The two axes that are closest together in the source and in the target, when they differ and are long.
private func transposedAxes(_ shape: Shape, _ source: Shape, _ target: Shape) -> (Int, Int)? {
    func nearest(_ strides: Shape) -> Int? {
        shape.indices.filter { shape[$0] > 1 && strides[$0] != 0 }.min { abs(strides[$0]) < abs(strides[$1]) }
    }
    guard let a = nearest(source), let b = nearest(target), a != b, shape[a] >= tile, shape[b] >= tile else {
        return nil
    }
    return (a, b)
}
