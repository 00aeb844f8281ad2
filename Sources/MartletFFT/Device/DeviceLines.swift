import MartletCore
import MartletGPU
import Synchronization

/// One complex transform of a batch of lines, with what is done to elements on the way in and out.
struct DeviceLines {
    var real: DType
    var length: Int
    var batch: Shape
    var x, y: DeviceOperand
    var load = LineKernel.Load.numbers
    var store = LineKernel.Store.numbers
    /// The type of the elements of `x`.
    var element = "C"
    /// How many elements a line of `x` has.
    var given: Int
    /// The factor of the imaginary parts of what is read.
    var sign = 1.0
    /// The factors of the real and of the imaginary parts of what is written.
    var scale = (real: 1.0, imaginary: 1.0)
    /// The length that `load` and `store` count by.
    var whole: Int
    /// How many results are written.
    var kept: Int
    var weights: DeviceTables.Content?
    var product = LineKernel.Product.none
    var factors: DeviceTables.Content?
    /// What is read, and written, where the lines are those of a cosine or sine transform, whose length and table follow.
    var reading, writing: CosineLine?
    var size = 0
    var turns: DeviceTables.Content?

    init(real: DType, length: Int, batch: Shape, x: DeviceOperand, y: DeviceOperand, given: Int? = nil) {
        (self.real, self.length, self.batch, self.x, self.y) = (real, length, batch, x, y)
        self.given = given ?? length
        (whole, kept) = (length, length)
    }

    private var numberBytes: Int { real == .float64 ? 16 : 8 }
    private var isFilled: Bool {
        reading == nil ? given < (load == .pairs ? 2 * length : length) : given < size || length > whole
    }

    /// Whether a group can do the whole line and then the bins of the reals that its pairs are.
    static func canUnpack(_ length: Int, _ real: DType, _ limits: GPULimits) -> Bool {
        switch DeviceRecipe.of(length, real, limits) {
        case .line(let recipe):
            var kernel = LineKernel(recipe: recipe, real: real)
            (kernel.store, kernel.limits) = (.packedSpectrum, limits)
            return kernel.fits
        case .sweeps(let recipes):
            guard recipes.count == 2 else { return false }
            var kernel = LineKernel(recipe: recipes[1], real: real)
            (kernel.store, kernel.limits, kernel.isMirrored) = (.packedSpectrum, limits, true)
            (kernel.readsAcross, kernel.writesAcross) = (true, true)
            kernel.lines = mirroredLines(real)
            return kernel.fits
        case .convolution: return false
        }
    }

    /// The fewest that a group may have.
    private static func mirroredLines(_ real: DType) -> Int { real == .float64 ? 8 : 16 }

    func run(on gpu: some GPU) throws(MartletError) {
        if batch.contains(0) { return }
        if let line = lineForVendor, try gpu.transform(line) { return }
        try run(DeviceRecipe.of(length, real, gpu.limits), on: gpu)
    }

    private func run(_ recipe: DeviceRecipe, on gpu: some GPU) throws(MartletError) {
        switch recipe {
        case .line(let recipe): return try sweep(recipe, on: gpu)
        case .convolution(let length, .line(let recipe)): return try convolve(length, recipe, on: gpu)
        default: break
        }
        let scratchLength: Int
        if case .convolution(let length, _) = recipe { scratchLength = length } else { scratchLength = length }
        // In pieces of the batch, whose scratch does not take as much memory as the data.
        if let (first, second) = halves(scratchLength * numberBytes, gpu.limits.scratchBytes) {
            try first.run(recipe, on: gpu)
            return try second.run(recipe, on: gpu)
        }
        let lines = batch.elementCount
        let buffer = try DeviceTables.allocate(lines * scratchLength * numberBytes, on: gpu)
        switch recipe {
        case .line: break
        case .sweeps(let recipes): try sweep(recipes, buffer, on: gpu)
        case .convolution(let length, let recipe): try convolve(length, recipe, buffer, on: gpu)
        }
    }

    /// Two halves of the batch, when the scratch of all, so many bytes for each line, would be more than the limit.
    private func halves(_ bytes: Int, _ limit: Int) -> (DeviceLines, DeviceLines)? {
        guard let longest = batch.indices.max(by: { batch[$0] < batch[$1] }), batch[longest] > 1,
            batch.elementCount > limit / bytes
        else { return nil }
        let cut = batch[longest] / 2
        var first = self, second = self
        first.batch = batch.replacing(longest, with: cut)
        second.batch = batch.replacing(longest, with: batch[longest] - cut)
        second.x.offset += cut * x.strides[longest]
        second.y.offset += cut * y.strides[longest]
        return (first, second)
    }

    // MARK: - Several sweeps

    /// A line of n₁ n₂ … elements is an array [n₁, n₂, …] that is transformed along each axis, with a turn between; the
    /// digits of the results' numbers are in the opposite order, which the last sweep sets right.
    private func sweep(_ recipes: [LineRecipe], _ scratch: Buffer, on gpu: some GPU) throws(MartletError) {
        let n = length
        var before = 1, rest = n
        for (i, recipe) in recipes.enumerated() {
            let isLast = i == recipes.count - 1
            rest /= recipe.length
            var part = self
            // Axes of the batch besides the outer ones: results of the sweeps before, and the elements of those after.
            let inside: Shape, insideStrides: Shape
            if isLast {
                // The results of the first sweep run fastest, so that what is written lies side by side.
                let done = recipes.dropLast().map(\.length)
                inside = Shape(done.reversed())
                var strides: [Int] = [], step = n
                for length in done {
                    step /= length
                    strides.append(step)
                }
                insideStrides = Shape(strides.reversed())
            } else {
                inside = Shape([before, rest])
                insideStrides = Shape([n / before, 1])
            }
            let whole = batch.appending(contentsOf: inside)
            let own = DeviceOperand(
                buffer: scratch, offset: 0, step: rest,
                strides: Shape(batch.rowMajorStrides.map { $0 * n }).appending(contentsOf: insideStrides))
            let none = [Int](repeating: 0, count: inside.count)
            part.batch = whole
            part.length = recipe.length
            if i == 0 {
                part.x = DeviceOperand(
                    buffer: x.buffer, offset: x.offset, step: x.step, strides: x.strides.appending(contentsOf: none))
            } else {
                part.x = own
                part.reading = nil
                (part.load, part.element, part.given, part.sign) = (.numbers, "C", recipe.length, 1)
                if store != .packedSpectrum { part.weights = nil }
            }
            if isLast {
                part.y = DeviceOperand(
                    buffer: y.buffer, offset: y.offset, step: y.step, strides: y.strides.appending(contentsOf: none))
            } else {
                part.y = own
                part.writing = nil
                (part.store, part.scale, part.product, part.kept) = (.numbers, (1, 1), .none, recipe.length)
                if store == .packedSpectrum { part.weights = nil }
            }
            try part.sweep(
                recipe, readsParts: i == 0, writesParts: isLast, parts: isLast ? before : rest,
                turning: isLast ? nil : recipe.length * rest, isFilled: i == 0 && isFilled,
                isCut: isLast && kept < n, on: gpu)
            before *= recipe.length
        }
    }

    // MARK: - Convolution

    /// In one sweep.
    private func convolve(_ m: Int, _ recipe: LineRecipe, on gpu: some GPU) throws(MartletError) {
        var lines = self
        lines.length = m
        (lines.weights, lines.factors) = (.chirp(length), .spectrum(length, m))
        try lines.sweep(
            recipe, readsParts: false, writesParts: false, parts: 1, turning: nil, isFilled: true, isCut: true,
            isConvolution: true, on: gpu)
    }

    /// In several; see `Bluestein`.
    private func convolve(_ m: Int, _ recipe: DeviceRecipe, _ scratch: Buffer, on gpu: some GPU) throws(MartletError) {
        let own = DeviceOperand(
            buffer: scratch, offset: 0, step: 1, strides: Shape(batch.rowMajorStrides.map { $0 * m }))
        var there = self
        there.y = own
        there.writing = nil
        there.length = m
        there.kept = m
        there.weights = .chirp(length)
        (there.store, there.scale) = (.numbers, (1, -1))
        (there.product, there.factors) = (.number, .spectrum(length, m))
        try there.run(recipe, on: gpu)
        var back = self
        back.x = own
        back.reading = nil
        (back.load, back.element, back.given, back.sign) = (.numbers, "C", m, 1)
        back.length = m
        (back.product, back.factors) = (.conjugate, .chirp(length))
        try back.run(recipe, on: gpu)
    }

    // MARK: - One sweep

    private func sweep(_ recipe: LineRecipe, on gpu: some GPU) throws(MartletError) {
        try sweep(
            recipe, readsParts: false, writesParts: false, parts: 1, turning: nil, isFilled: isFilled,
            isCut: kept < length, on: gpu)
    }

    private func sweep(
        _ recipe: LineRecipe, readsParts: Bool, writesParts: Bool, parts: Int, turning: Int?, isFilled: Bool,
        isCut: Bool, isConvolution: Bool = false, on gpu: some GPU
    ) throws(MartletError) {
        let isMirrored = writesParts && store == .packedSpectrum
        let count = isMirrored ? batch.elementCount / parts * (parts / 2 + 1) : batch.elementCount
        var (lengths, steps) = Walk.mergedAxes(batch, [x.strides, y.strides])
        if lengths.isEmpty { (lengths, steps) = ([1], [[0], [0]]) }
        var kernel = LineKernel(recipe: recipe, real: real)
        kernel.limits = gpu.limits
        (kernel.load, kernel.store, kernel.element) = (load, store, element)
        (kernel.reading, kernel.writing) = (reading, writing)
        (kernel.readsParts, kernel.writesParts) = (readsParts, writesParts && !isMirrored)
        (kernel.isMirrored, kernel.isFilled, kernel.isCut) = (isMirrored, isFilled, isCut)
        kernel.isWeighted = weights != nil && load != .packedSpectrum && store != .packedSpectrum
        kernel.product = product
        kernel.isConvolution = isConvolution
        kernel.isTurned = turning != nil
        (kernel.readsRuns, kernel.writesRuns) = (x.step == 1, y.step == 1)
        kernel.rank = lengths.count
        // Parts of a line lie side by side where its elements do.
        let hasNeighbours = lengths[lengths.count - 1] > 1
        kernel.readsAcross = readsParts || hasNeighbours && abs(steps[0].last!) < abs(x.step)
        kernel.writesAcross = writesParts || hasNeighbours && abs(steps[1].last!) < abs(y.step)
        kernel.lines = lineCount(kernel, count)
        let groupCount = isMirrored ? kernel.lines / 2 : kernel.lines

        let tables = DeviceTables.shared
        let passes = try tables.table(.passes(recipe), real, on: gpu)
        var far = passes
        if let turning { far = try tables.table(.roots(turning), real, on: gpu) }
        if isConvolution { far = try tables.table(.passes(recipe.reversed), real, on: gpu) }
        let weights = if let weights { try tables.table(weights, real, on: gpu) } else { passes }
        let factors = if let factors { try tables.table(factors, real, on: gpu) } else { passes }
        let turns = if let turns { try tables.table(turns, real, on: gpu) } else { passes }
        var arguments: [GPUArgument] = [
            .array(x.buffer, offset: x.offset), .array(y.buffer, offset: y.offset), .array(passes, offset: 0),
            .array(far, offset: 0), .array(weights, offset: 0), .array(factors, offset: 0), .array(turns, offset: 0),
            .index(count), .index(x.step), .index(y.step), .index(parts), .index(whole), .index(given), .index(kept),
            .index(size), .index(turning.map(DeviceTables.lowBits) ?? 0), .real(sign), .real(scale.real),
            .real(scale.imaginary),
        ]
        for list in [lengths] + steps { for value in list { arguments.append(.index(value)) } }
        try gpu.launch(
            LineKernels.kernel(kernel), groups: (count + groupCount - 1) / groupCount, items: kernel.items,
            arguments)
    }

    /// Enough lines that a group has a few hundred items, and that neighbouring lines fill what memory moves at once.
    private func lineCount(_ kernel: LineKernel, _ count: Int) -> Int {
        var kernel = kernel
        let isAcross = kernel.readsAcross || kernel.writesAcross
        let least = kernel.isMirrored ? Self.mirroredLines(real) : isAcross ? 64 / numberBytes : 1
        var lines = kernel.isMirrored ? least : 1
        kernel.lines = lines
        while lines < least || lines * kernel.recipe.items < 128 {
            kernel.lines = 2 * lines
            if !kernel.fits || kernel.items > 1024 || 2 * lines > 256 || !isAcross && lines >= count { break }
            lines *= 2
        }
        return lines
    }
}

/// Kernels by what they do, so that their text is written once.
enum LineKernels {
    private static let known = Mutex<[LineKernel: Kernel]>([:])

    static func kernel(_ line: LineKernel) -> Kernel {
        if let kernel = known.withLock({ $0[line] }) { return kernel }
        let kernel = line.kernel
        known.withLock { known in
            if known.count >= 1024 { known.removeAll() }
            known[line] = kernel
        }
        return kernel
    }
}
