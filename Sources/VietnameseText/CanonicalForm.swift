private import Foundation

/// Unicode normalisation form C, which every comparison begins with.
package enum CanonicalForm {
  /// A text in NFC (Unicode Standard Annex 15). Costs one look at each scalar where nothing is to be composed.
  package static func nfc(_ text: String) -> String {
    needsComposing(text) ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether a text could differ from its NFC: it has a combining mark, or a scalar outside what Vietnamese uses.
  private static func needsComposing(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x300, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0: continue
      default: return true
      }
    }
    return false
  }
}

extension String {
  /// The text in Unicode normalisation form C.
  package var nfc: String { CanonicalForm.nfc(self) }
}
