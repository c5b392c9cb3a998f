/// Units that have something in common, question by question: a number that stands for an equal figure, an equal ratio.
struct UnitGroups {
  /// The units of each group in order, and the groups of each unit.
  private var members: [[Int32]] = [], groupsOf: [[Int32]]
  /// The groups of the question that is asked, by their keys.
  private var known: [UInt64: Int] = [:]

  /// No groups of so many units.
  init(units: Int) { groupsOf = Array(repeating: [], count: units) }

  /// Another question: equal keys are no longer one group.
  mutating func begin() { known.removeAll(keepingCapacity: true) }
  /// Takes a unit in; units come in order, each once a question.
  mutating func add(_ unit: Int, key: UInt64) {
    let group = known[key] ?? members.count
    if group == members.count {
      known[key] = group
      members.append([])
    }
    members[group].append(Int32(unit))
    groupsOf[unit].append(Int32(group))
  }

  /// The pairs (first < second) that stand in at least so many groups together, in order. Groups of more members say nothing.
  func pairs(sharing least: Int, mostMembers: Int) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    // How many members of each group have had their turn; how many groups each unit shares with the one whose turn it is.
    var begun = Array(repeating: 0, count: members.count)
    var shared = Array(repeating: Int32(0), count: groupsOf.count)
    var touched: [Int32] = []
    for first in groupsOf.indices {
      touched.removeAll(keepingCapacity: true)
      for group in groupsOf[first] {
        let units = members[Int(group)]
        begun[Int(group)] += 1
        guard units.count <= mostMembers else { continue }
        for second in units[begun[Int(group)]...] {
          if shared[Int(second)] == 0 { touched.append(second) }
          shared[Int(second)] += 1
        }
      }
      let seconds = touched.filter { shared[Int($0)] >= least }.sorted()
      for second in seconds { found.append((first, Int(second))) }
      for second in touched { shared[Int(second)] = 0 }
    }
    return found
  }
}
