/// What `work` returns; its error, as a sentence, ends the process.
///
/// For operators and subscripts, which cannot throw.
@inlinable public func trapping<R>(_ work: () throws(MartletError) -> R) -> R {
    do throws(MartletError) { return try work() } catch { fatalError(error.description) }
}
