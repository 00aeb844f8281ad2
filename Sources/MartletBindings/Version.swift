/// The version of the package.
public let martletVersion = "0.1.0"
