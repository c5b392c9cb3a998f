internal import Schema

/// Where a run writes, and which places are therefore never inputs.
struct OutputPlaces {
  /// The folder of all outputs.
  let folder: FilePath
  /// The consolidated workbook's name in it.
  let workbookName: String
  /// Whether the outputs lie in the folder's own `output/`.
  let isDefault: Bool
  /// The names that the consolidated workbooks of other rounds have beside it, stand-ins included.
  let otherRounds: [String]
  private let campaignFolder: FilePath
  /// Resolved paths that the scan leaves out.
  let excluded: Set<FilePath>

  init(options: ConsolidationOptions, campaign: LoadedCampaign) {
    campaignFolder = options.folder
    isDefault = options.output == nil
    if let output = options.output {
      folder = output.parent
      workbookName = FilePath(bytes: output.name).text
      otherRounds = []
    } else {
      folder = options.folder.appending("output")
      let (folder, code) = (folder, campaign.schema.campaign.code)
      let name = code + (campaign.round.map { "_" + $0.code } ?? "") + ".xlsx"
      workbookName = name
      otherRounds = campaign.schema.rounds.map { code + "_" + $0.code + ".xlsx" }.filter { $0 != name }
        .flatMap { OpenWorkbook.standIns(of: $0, in: folder) + [$0] }
    }
    var excluded: Set<FilePath> = []
    let own = SystemCalls.resolved(options.folder)
    for path in [folder, campaign.schemaPath] {
      // The outputs may lie in the campaign's folder itself: then only the workbook's stamp keeps it out.
      if let resolved = SystemCalls.resolved(path), resolved != own { excluded.insert(resolved) }
    }
    if let own, SystemCalls.resolved(folder) == own {
      if let page = SystemCalls.resolved(folder.appending(StatusPage.name)) { excluded.insert(page) }
      // Outputs beside the returns: what the last run wrote and nobody changed since is none.
      let last = LastRun(in: folder)
      for name in last.outputs.keys where name.hasPrefix(ReturnOutputs.folder + "/") {
        if !EditedWorkbook.isEdited(name, in: folder, last: last),
          let path = SystemCalls.resolved(folder.appending(name))
        {
          excluded.insert(path)
        }
      }
    }
    for layout in campaign.schema.layouts {
      guard let template = layout.template else { continue }
      if let resolved = SystemCalls.resolved(campaign.schemaPath.parent.appending(template)) {
        excluded.insert(resolved)
      }
    }
    self.excluded = excluded
  }

  /// Whether nothing but a folder stands where theirs is to be.
  var isPossible: Bool { ((try? SystemCalls.status(of: folder))?.kind ?? .folder) == .folder }

  /// What leads from the consolidated workbook's folder to the campaign's, for links to source files: `../` for the
  /// default output, nil where the outputs lie elsewhere and no relative link would be right.
  var sourcePrefix: String? {
    if isDefault { return "../" }
    guard let output = SystemCalls.resolved(folder), let own = SystemCalls.resolved(campaignFolder) else {
      return nil
    }
    if output == own { return "" }
    return output.parent == own ? "../" : nil
  }

  /// Where a run with the default output leaves its facts for later rounds; nil without rounds.
  func history(of round: Round?) -> FilePath? {
    guard isDefault, let round else { return nil }
    return campaignFolder.appending("history").appending(round.code)
  }
}

extension FilePath {
  /// The path as people see it, relative to a folder where it lies below it.
  func shownRelative(to folder: FilePath) -> String {
    let prefix = folder.appending("").bytes
    return bytes.starts(with: prefix)
      ? FilePath(bytes: Array(bytes.dropFirst(prefix.count))).shown : FilePath(bytes: name).shown
  }
}
