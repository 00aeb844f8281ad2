@_exported public import MartletArray
@_exported public import MartletCore
@_exported public import MartletFFT
@_exported public import MartletGPU
@_exported public import MartletIO
@_exported public import MartletInterpolate
@_exported public import MartletSignal
