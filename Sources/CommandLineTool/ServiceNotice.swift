private import Glibc

/// What a service tells systemd that started it (sd_notify(3)): datagrams to the socket that NOTIFY_SOCKET names. Started in
/// any other way, nothing is told to anybody.
enum ServiceNotice {
  /// The service is ready: it watches its folder.
  static func ready() { send("READY=1") }
  /// The service is alive; told more often than `WatchdogSec` says, else systemd starts it anew.
  static func alive() { send("WATCHDOG=1") }
  /// The service ends because it was asked to.
  static func stopping() { send("STOPPING=1") }
  /// What it is doing, as `systemctl status` shows it; one line.
  static func status(_ text: String) { send("STATUS=" + text.replacing("\n", with: " ")) }

  /// How often `alive` is to be told, in seconds: half of what systemd waits for; nil where it does not wait.
  static var interval: Double? {
    guard let value = getenv("WATCHDOG_USEC").flatMap({ Double(String(cString: $0)) }), value > 0 else {
      return nil
    }
    // The variable is for one process only, where another is named (sd_watchdog_enabled(3)).
    if let named = getenv("WATCHDOG_PID"), String(cString: named) != String(getpid()) { return nil }
    return value / 2_000_000
  }

  /// Sends one message. A service goes on whether or not it is heard.
  private static func send(_ message: String) {
    guard let value = getenv("NOTIFY_SOCKET") else { return }
    var path = Array(String(cString: value).utf8)
    // An abstract socket is written with @, and begins with a zero (unix(7)).
    if path.first == UInt8(ascii: "@") { path[0] = 0 } else if path.first != UInt8(ascii: "/") { return }
    var address = sockaddr_un()
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    let length = socklen_t((MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count)
    let bytes = Array(message.utf8)
    withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = sendto(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
