// A program in somebody else's package: the library as its users see it.
import Martlet

let x = try Arrays.linspace(0.0, 1.0, num: 5)
let y = x * x + 1
guard try Arrays.sum(y).item() == 6.875, y.shape == [5] else { fatalError("wrong sum \(y)") }
do {
    _ = try Arrays.add(x, Arrays.linspace(0.0, 1.0, num: 4))
    fatalError("arrays of different lengths were added")
} catch {
    print("ok")
}
