/// Copies elements of `itemSize` bytes between two layouts of one shape that do not overlap; strides in elements.
package func copyStrided(
    _ shape: Shape, itemSize: Int, from source: UnsafeRawPointer, _ sourceStrides: Shape,
    to target: UnsafeMutableRawPointer, _ targetStrides: Shape
) {
    if let (rows, columns) = transposedAxes(shape, sourceStrides, targetStrides) {
        let outer = Walk(
            shape.replacing(rows, with: shape[rows] == 0 ? 0 : 1).replacing(columns, with: shape[columns] == 0 ? 0 : 1),
            [sourceStrides, targetStrides])
        let block = (
            n: shape[rows], m: shape[columns],
            from: (sourceStrides[rows] * itemSize, sourceStrides[columns] * itemSize),
            to: (targetStrides[rows] * itemSize, targetStrides[columns] * itemSize)
        )
        outer.forEachRow(in: 0..<outer.rows) { offsets in
            for run in 0..<outer.runLength {
                let from = source + (offsets[0] + run * outer.runStrides[0]) * itemSize
                let to = target + (offsets[1] + run * outer.runStrides[1]) * itemSize
                copyTiles(itemSize, block.n, block.m, from, block.from, to, block.to)
            }
        }
        return
    }
    let walk = Walk(shape, [sourceStrides, targetStrides])
    let n = walk.runLength, s = walk.runStrides[0] * itemSize, t = walk.runStrides[1] * itemSize
    walk.forEachRow(in: 0..<walk.rows) { offsets in
        let from = source + offsets[0] * itemSize, to = target + offsets[1] * itemSize
        if s == itemSize && t == itemSize {
            to.copyMemory(from: from, byteCount: n * itemSize)
        } else {
            copyRow(itemSize, n, from, s, to, t)
        }
    }
}

// The loops alone are compiled for each size.  Two-unit complex numbers may be aligned to their parts only, so loads and
// stores are unaligned ones; steps are in bytes.

/// Rows and columns of a block that is copied at once when neighbours in one layout are far apart in the other: both
/// sides of the block fit the first-level cache.
private let tile = 32

private func copyRow(
    _ itemSize: Int, _ n: Int, _ from: UnsafeRawPointer, _ s: Int, _ to: UnsafeMutableRawPointer, _ t: Int
) {
    func copy<Unit: BitwiseCopyable>(_: Unit.Type) {
        if s == 0 {
            let unit = from.loadUnaligned(as: Unit.self)
            for i in 0..<n { (to + i * t).storeBytes(of: unit, as: Unit.self) }
        } else {
            for i in 0..<n { (to + i * t).storeBytes(of: (from + i * s).loadUnaligned(as: Unit.self), as: Unit.self) }
        }
    }
    switch itemSize {
    case 1: copy(UInt8.self)
    case 2: copy(UInt16.self)
    case 4: copy(UInt32.self)
    case 8: copy(UInt64.self)
    default: copy(SIMD2<UInt64>.self)
    }
}

/// `n` rows of `m` columns, a tile after the other; steps along a row's axis and a column's.
private func copyTiles(
    _ itemSize: Int, _ n: Int, _ m: Int, _ from: UnsafeRawPointer, _ s: (Int, Int), _ to: UnsafeMutableRawPointer,
    _ t: (Int, Int)
) {
    func copy<Unit: BitwiseCopyable>(_: Unit.Type) {
        for i0 in stride(from: 0, to: n, by: tile) {
            for j0 in stride(from: 0, to: m, by: tile) {
                for i in i0..<min(n, i0 + tile) {
                    for j in j0..<min(m, j0 + tile) {
                        let unit = (from + i * s.0 + j * s.1).loadUnaligned(as: Unit.self)
                        (to + i * t.0 + j * t.1).storeBytes(of: unit, as: Unit.self)
                    }
                }
            }
        }
    }
    switch itemSize {
    case 1: copy(UInt8.self)
    case 2: copy(UInt16.self)
    case 4: copy(UInt32.self)
    case 8: copy(UInt64.self)
    default: copy(SIMD2<UInt64>.self)
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
