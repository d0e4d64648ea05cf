#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/base/problem.h"
#include "core/data/prepared.h"
#include "core/experiment/experiment.h"
#include "core/matrix/random.h"
#include "core/nn/network.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/train/batch-order.h"
#include "core/train/checkpoint.h"
#include "core/train/divergence.h"
#include "core/train/evaluation.h"
#include "core/train/evaluator.h"
#include "core/train/phase.h"
#include "core/train/statistics.h"
#include "core/train/training-tape.h"

namespace gradlab {

/// The name of a part of the data.
enum class PartName : std::uint8_t { train, valid, test };

/// The predictions of a network for the rows of a part, in their order.
struct Predictions {
  std::vector<float> predicted;    ///< the class index, or the value in the original unit
  std::vector<float> target;       ///< the same of the target
  std::vector<float> probability;  ///< of the predicted class; empty for a regression
};

/// A run: data, network, optimizer, and all measurements so far.
///
/// `advance` replays tapes that were recorded when the run was created and allocates nothing. The lines of the training
/// loop can also be run one at a time, by the same code.
class Trainer {
 public:
  using Created = std::variant<std::unique_ptr<Trainer>, Problems>;

  /// Creates a run, or returns the problems of `checkAgainstData`. The data are copied. The run is evaluated at step 0.
  /// A fold replaces the split and must leave training rows. `parts` are those of the maximal-update parametrization.
  static Created create(const Experiment& experiment, const Dataset& dataset, Fold fold = {}, WidthParts parts = {});
  /// The same without a check, for data that `prepare` made of the data set for this fold. Precondition: the data set
  /// fits the experiment.
  static std::unique_ptr<Trainer> withPrepared(const Experiment& experiment, const Dataset& dataset, Prepared data,
                                               Fold fold, WidthParts parts);

  /// Makes up to n updates: fewer at the end of the run, or when a number is not finite. Finishes a step that was begun
  /// line by line, which counts as one. Returns the number of updates.
  Index advance(Index n);

  /// The number of updates so far, and the most of this run. `extend` changes the latter (never below the former); the
  /// schedule keeps the length of the experiment, and after that its last rate.
  Index step() const { return step_; }
  Index steps() const { return steps_; }
  void extend(Index steps);

  /// The passes over the training rows, as a fraction; the steps of one pass; the learning rate of the next update.
  double epoch() const { return order_.epochs(); }
  Index stepsPerEpoch() const { return order_.batchesPerEpoch(); }
  double rate() const;

  /// Mini-batch losses: entry i was computed before update i + 1.
  std::span<const float> lossSeries() const { return losses_; }
  std::span<const Evaluation> evaluationSeries() const { return evaluations_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }
  /// The score on the test rows, which training never uses.
  Score evaluateTest() { return evaluate(PartName::test); }
  Score evaluate(PartName part);

  /// The next line, and whether `phase` may run now: only in turn, except that zeroGrad may be skipped, and then
  /// gradients accumulate. No line may run after the end or a divergence.
  Phase nextPhase() const { return next_; }
  bool mayRun(Phase phase) const;
  void run(Phase phase);
  /// The tensors that a line reads and writes: x, y, logits, loss, parameters (layers.0.weight) and gradients
  /// (layers.0.weight.grad). `update` reads the parameters before the step.
  std::vector<Tensor> reads(Phase phase) const;
  std::vector<Tensor> writes(Phase phase) const;

  const Experiment& experiment() const { return experiment_; }
  const Prepared& data() const { return data_; }
  const Part& part(PartName name) const;
  bool isRegression() const { return data_.classes.empty(); }
  const Network<float>& network() const { return network_; }
  /// The multiplications of a step with an evaluation: an upper bound for `advance(1)`.
  double work() const;

  /// The statistics of each layer on the last mini-batch; before the first one, on the first rows.
  std::vector<LayerStatistics> statistics(Index bins);
  /// Maps raw inputs (features x points) to class probabilities (classes x points), or for a regression to values in
  /// the original unit (1 x points).
  Matrix<float> predict(const Matrix<double>& raw);
  /// The outputs of every unit after its activation for the same inputs: units x points for each layer; the last are
  /// logits.
  std::vector<Matrix<float>> unitOutputs(const Matrix<double>& raw);
  Predictions predictions(PartName part);
  /// counts(predicted, target), classes x classes.
  Eigen::MatrixXi confusion(PartName part);

  /// Everything that changes in training, as versioned bytes. In the middle of a step: the state before that step.
  std::vector<std::uint8_t> snapshot() const;
  /// Continues from a snapshot, with the same bits as the run that was saved. The experiment may differ only in
  /// schedule, steps and evalEvery; anything else, or bytes that are not a snapshot, is a problem, and the run does not
  /// change.
  Problems restore(std::span<const std::uint8_t> bytes);

 private:
  Trainer(const Experiment& experiment, Prepared data, std::uint64_t dataHash, WidthParts parts);

  // training.cpp: the lines of the loop
  void perform(Phase phase);
  void takeBatch();
  void loss();
  void backward();
  void update();
  void evaluateWhenDue();
  void reserveSeries(Index more);

  // divergence.cpp: what happens when a number is not finite
  void diverge();
  Divergence firstNonFinite() const;

  std::vector<LayerStatistics> statisticsOf(const TrainingTape& tape, Index bins) const;
  std::vector<Tensor> tensors(const float* flat, std::string_view suffix) const;

  Experiment experiment_;
  Prepared data_;
  std::uint64_t dataHash_;
  Network<float> network_;
  Optimizer<float> optimizer_;
  BatchOrder order_;
  Evaluator evaluator_;
  std::vector<std::unique_ptr<TrainingTape>> tapes_;  ///< one for each batch size
  TrainingTape* tape_ = nullptr;                      ///< the tape of the current batch; null before the first one
  Checkpoint checkpoint_;
  bool constantRate_;

  Index step_ = 0;
  Index steps_;
  Index nextEvaluation_ = 0;
  Index nextCheckpoint_ = 0;
  Phase next_ = Phase::takeBatch;
  bool accumulate_ = false;  ///< the gradients were not zeroed since the last step
  std::vector<float> losses_;
  std::vector<Evaluation> evaluations_;
  std::optional<Divergence> divergence_;
};

}  // namespace gradlab
