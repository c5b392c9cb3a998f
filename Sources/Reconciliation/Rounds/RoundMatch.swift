/// Which round a text or a date names. Rounds are positions in `CampaignSchema.rounds`.
enum RoundMatch: Sendable, Equatable {
  /// One.
  case round(Int)
  /// Several bear the name: "Đợt 3" of two years.
  case several([Int])
  /// None that the schema knows, or nothing that can be read.
  case unknown
}
