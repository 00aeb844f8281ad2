import MartletCore
import MartletGPU

extension DeviceLines {
    /// The transform as a vendor's library does it, where it is one that such a library may do faster.
    ///
    /// Measured against cuFFT over 84 kinds of batches and lengths, the package's own kernels are as fast or faster but
    /// for a single line of singles which one group of work-items holds, or two sweeps move: from 4096 to 65536 numbers.
    var lineForVendor: VendorTransform? {
        guard real == .float32, (4096...65536).contains(length), batch.elementCount == 1, isPlain else { return nil }
        let isBackward = sign < 0
        guard scale == (1, sign), x.step > 0, y.step > 0 else { return nil }
        return VendorTransform(
            length: length, real: real, isBackward: isBackward,
            source: VendorTransform.Line(buffer: x.buffer, offset: x.offset, step: x.step),
            target: VendorTransform.Line(buffer: y.buffer, offset: y.offset, step: y.step))
    }

    /// Whether all numbers of a line, and nothing else, are read and written as they are.
    private var isPlain: Bool {
        load == .numbers && store == .numbers && element == "C" && given == length && whole == length
            && kept == length && weights == nil && factors == nil && product == .none && reading == nil
            && writing == nil
    }
}
