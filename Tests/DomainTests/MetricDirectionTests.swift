import Domain
import Testing

@Suite struct MetricDirectionTests {
  @Test(arguments: [
    "val_logloss", "mape", "val/smape", "test_mape", "train_loss", "valLoss", "rmse", "latency_p95_ms",
    "mean_absolute_error", "brier_score_loss", "wer",
  ])
  func lessIsBetterOfErrors(_ name: String) { #expect(MetricDirection(metric: name) == .lower) }

  @Test(arguments: [
    "f1", "macro_f1", "f1_score", "mAP", "map@50", "map50", "ndcg@10", "ndcg_at_10", "r2", "roc_auc",
    "val/accuracy", "precision-at-20",
  ])
  func moreIsBetterOfScores(_ name: String) { #expect(MetricDirection(metric: name) == .higher) }

  @Test(arguments: ["layer2_norm", "learning_rate", "gpu_util", "mapped_rows", "epoch"])
  func aDirectionThatNobodyKnowsIsNotGuessed(_ name: String) {
    #expect(MetricDirection(metric: name) == .unknown)
  }
}
