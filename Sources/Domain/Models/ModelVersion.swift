/// A numbered entry under a registered model (`domain.md` 7.3).
package struct ModelVersion: Equatable, Sendable {
  /// Counted up from 1 by the registry, and never used again.
  package var number: Int
  /// Where it is in its life.
  package var state: State
  /// Key of the run it was made from; nil where the chain is broken.
  package var run: String?
  /// Nil where that is not known.
  package var registeredAt: Instant?
  /// Nil where nobody wrote one.
  package var description: String?
  /// The format of its file (`domain.md` 3.4), such as `onnx`; nil where that is not known.
  package var serialization: String?
  /// The registry's old word for where a version stands (`domain.md` 7.1); nil where it says none.
  package var stage: String?
  /// By name; empty where the registry holds none.
  package var tags: [Run.Pair]
  /// Newest first; empty before the first gate.
  package var evaluations: [GateEvaluation]

  /// Where a version is in its life (`domain.md` 7.3); `challenger` is a role there.
  package enum State: String, CaseIterable, Sendable {
    /// Registered, without a gate result.
    case candidate
    case rejected, validated, challenger, champion
    /// Was champion and was taken back for a reason.
    case rolledBack = "rolled_back"
    case retired
  }

  /// Evaluations are given newest first.
  package init(
    number: Int, state: State, run: String?, registeredAt: Instant?, description: String?,
    serialization: String?, stage: String? = nil, tags: [Run.Pair] = [], evaluations: [GateEvaluation]
  ) {
    self.number = number
    self.state = state
    self.run = run
    self.registeredAt = registeredAt
    self.description = description
    self.serialization = serialization
    self.stage = stage
    self.tags = tags
    self.evaluations = evaluations
  }

  /// The newest gate and its result, in the same words everywhere.
  package var gateText: String {
    evaluations.first.map { "\($0.gate) \($0.hasPassed ? "passed" : "FAILED")" } ?? "no gate yet"
  }
}
