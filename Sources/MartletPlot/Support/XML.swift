/// `text` as the content of an XML element or of an attribute between double quotes.
///
/// Characters that XML 1.0 (section 2.2) does not allow, even escaped, become U+FFFD.
package func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result += " "
        default:
            let allowed = scalar.value >= 0x20 && scalar.value != 0xfffe && scalar.value != 0xffff
            result.unicodeScalars.append(allowed ? scalar : "\u{fffd}")
        }
    }
    return result
}
