internal import Findings

extension Catalogue {
  /// The catalogue as a page of the documentation (`Pipeline.docc/RuleCatalogue.md`), which a test keeps equal.
  package static var document: String {
    var lines = [
      "# Rule catalogue", "", "Everything that can be found; generated from the rules themselves.", "",
      "## Overview", "",
    ]
    lines.append("`tonghop explain CODE` prints the same of one rule, in Vietnamese or English.")
    for rule in rules {
      lines.append("")
      lines.append("### \(rule.code) \(rule.name)")
      lines.append("")
      lines.append(
        "*\(rule.severity.name), level \(rule.level).* \(rule.title.english) (\(rule.title.vietnamese)).")
      lines.append("")
      lines.append("- Checks: \(rule.checks.english)")
      lines.append("- Why it matters: \(rule.matters.english)")
      lines.append("- Example: \(rule.example.english)")
      lines.append("- What to do: \(rule.remedy.english)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
