import Testing

@testable import Domain

/// Whether a version may become champion (`domain.md` 7.3, 7.4).
@Suite struct PromotionTests {
  private func promotion(
    _ state: ModelVersion.State, _ results: [GateEvaluation.Check.Result]?, at gate: Int64 = 5,
    deployments: [Deployment] = [], previous: Int? = nil
  ) -> Promotion {
    let checks = results?.map {
      GateEvaluation.Check(metric: "f1", condition: ">= 0.8", measured: 0.7, baseline: nil, result: $0)
    }
    let evaluation = checks.map {
      GateEvaluation(
        at: Instant(milliseconds: gate), gate: "G1", hasPassed: $0.allSatisfy(\.result.isInOrder), checks: $0)
    }
    let version = ModelVersion(
      number: 2, state: state, run: nil, registeredAt: nil, description: nil, serialization: nil,
      evaluations: evaluation.map { [$0] } ?? [])
    let model = RegisteredModel(
      name: "m", description: nil, owner: nil, aliases: previous.map { ["previous": $0] } ?? [:],
      versions: [version])
    return Promotion(of: version, model, deployments: deployments)
  }

  private func deployment(_ key: String, _ version: Int, at time: Int64, takesBack: String? = nil)
    -> Deployment
  {
    Deployment(
      key: key, model: "m", version: version, environment: "pilot", at: Instant(milliseconds: time),
      result: .succeeded, rollbackOf: takesBack, reason: nil)
  }

  @Test func whatPassedOrWasWaivedMayBePromoted() {
    #expect(promotion(.validated, [.pass, .skipped, .waived]).isPossible)
    #expect(promotion(.candidate, nil).obstacles == [.notTested])
    for result in [GateEvaluation.Check.Result.fail, .missing, .notFinite, .notComparable] {
      #expect(!promotion(.validated, [.pass, result]).isPossible, "\(result)")
    }
    #expect(!promotion(.champion, [.pass]).isPossible && promotion(.champion, [.pass]).isChampion)
  }

  @Test func whatWasTakenBackNeedsANewResult() {
    let back = [deployment("D1", 2, at: 1), deployment("D2", 1, at: 8, takesBack: "D1")]
    #expect(promotion(.rolledBack, [.pass], at: 5, deployments: back).obstacles == [.takenBack])
    #expect(promotion(.rolledBack, [.pass], at: 9, deployments: back).isPossible)
    #expect(promotion(.rolledBack, nil).obstacles == [.notTested, .takenBack])
  }

  @Test func ofTheRetiredOnlyThePreviousOneIsReturnedTo() {
    #expect(promotion(.retired, [.pass], previous: 2).obstacles == [.retired(isPrevious: true)])
    #expect(promotion(.retired, [.pass], previous: 1).obstacles == [.retired(isPrevious: false)])
  }
}
