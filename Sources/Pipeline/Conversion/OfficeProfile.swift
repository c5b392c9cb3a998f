/// The settings of a fresh LibreOffice profile: nothing in a return may run, fetch or recalculate anything.
enum OfficeProfile {
  /// One setting: its node below `/org.openoffice.`, its name, its value.
  private static let values: [(node: String, name: String, value: String)] = [
    // No macros at all (3: very high), neither by trust nor by a signature.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    // No links are updated (1: never), and what was calculated stays as it was stored (1: never recalculate).
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    // Where the system gives no way to take the network away, all of it goes to a proxy that is not there.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    // It asks nobody anything.
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
  ]

  /// The file `user/registrymodifications.xcu` of the profile.
  static var settings: String {
    var text =
      #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
      + #"<oor:items xmlns:oor="http://openoffice.org/2001/registry" "#
      + #"xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#
      + "\n"
    for (node, name, value) in values {
      text +=
        #"<item oor:path="/org.openoffice.\#(node)"><prop oor:name="\#(name)" oor:op="fuse"><value>\#(value)</value>"#
        + "</prop></item>\n"
    }
    return text + "</oor:items>\n"
  }
}
