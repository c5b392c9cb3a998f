package import Findings

/// Something to tell after a run that is no finding.
package typealias RunNote = FindingMessage
