/// Writes a workbook as Excel leaves it when a password is set ([MS-OFFCRYPTO] 2.3.4): a compound file with a
/// description of the encryption and the encrypted package, which here are bytes without meaning.
enum EncryptedWorkbook {
  /// The bytes of such a file.
  static func bytes(seed: String) -> [UInt8] {
    var random = SeededNumbers(seed)
    func noise(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(random.below(256)) } }
    let cipher =
      #"saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512""#
    let description =
      #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\r\n"
      + #"<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">"#
      + #"<keyData \#(cipher) saltValue="\#(base64(noise(16)))"/>"#
      + #"<dataIntegrity encryptedHmacKey="\#(base64(noise(64)))" encryptedHmacValue="\#(base64(noise(64)))"/>"#
      + #"<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">"#
      + #"<p:encryptedKey spinCount="100000" \#(cipher) saltValue="\#(base64(noise(16)))""#
      + #" encryptedVerifierHashInput="\#(base64(noise(16)))" encryptedVerifierHashValue="\#(base64(noise(64)))""#
      + #" encryptedKeyValue="\#(base64(noise(32)))"/></keyEncryptor></keyEncryptors></encryption>"#
    var info: [UInt8] = []
    // Version 4.4, "agile".
    for number in [4, 4] { info.append(number, bytes: 2) }
    info.append(0x40, bytes: 4)
    info += description.utf8
    var package: [UInt8] = []
    package.append(12_345, bytes: 8)
    package += noise(12_352)
    return CompoundFile.bytes(streams: [("EncryptionInfo", info), ("EncryptedPackage", package)])
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
      let number = group[0] << 16 | group[1] << 8 | group[2]
      for position in 0..<4 {
        text.append(start + position <= bytes.count ? letters[number >> (18 - 6 * position) & 63] : "=")
      }
    }
    return text
  }
}
