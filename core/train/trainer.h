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

/// One part of the data, by name.
enum class PartName : std::uint8_t { train, valid, test };

/// What a network says of the rows of a part, in their order.
struct Predictions {
  std::vector<float> predicted;    ///< the class, or the value in the original unit
  std::vector<float> target;       ///< likewise
  std::vector<float> probability;  ///< given to the predicted class; empty for a regression
};

/// A run: data, network, optimizer, and everything that was measured so far.
///
/// `advance` replays tapes that were recorded when the run was created and allocates nothing. The lines of the training
/// loop can also be run one at a time: it is the same code.
class Trainer {
 public:
  using Created = std::variant<std::unique_ptr<Trainer>, Problems>;

  /// Problems are those of `checkAgainstData`. The data are copied into the run; evaluated at step 0. A fold takes the
  /// place of the split; the training rows must be left some. `parts`: of the maximal-update parametrization.
  static Created create(const Experiment& experiment, const Dataset& dataset, Fold fold = {}, WidthParts parts = {});
  /// The same for a data set that fits the experiment, and what `prepare` made of it for this fold.
  static std::unique_ptr<Trainer> withPrepared(const Experiment& experiment, const Dataset& dataset, Prepared data,
                                               Fold fold, WidthParts parts);

  /// Up to n updates: fewer at the last step, or when something becomes non-finite. Finishes a step begun by phases,
  /// which counts. Says how many updates were done.
  Index advance(Index n);

  /// Updates done, and how many this run may do. `extend` allows more (never less than were done); the schedule keeps
  /// the length that the experiment gave it, and its last rate from there on.
  Index step() const { return step_; }
  Index steps() const { return steps_; }
  void extend(Index steps);

  /// Passes over the training rows, as a fraction; steps in one pass; the learning rate of the next update.
  double epoch() const { return order_.epochs(); }
  Index stepsPerEpoch() const { return order_.batchesPerEpoch(); }
  double rate() const;

  /// Mini-batch losses: the i-th came before update i + 1.
  std::span<const float> lossSeries() const { return losses_; }
  std::span<const Evaluation> evaluationSeries() const { return evaluations_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }
  /// On the test rows, which nothing else in training looks at.
  Score evaluateTest() { return evaluate(PartName::test); }
  Score evaluate(PartName part);

  /// The line that comes next, and whether this one may: in turn, except that zeroGrad may be forgotten, and then
  /// gradients add up. No line may once the run is over or diverged.
  Phase nextPhase() const { return next_; }
  bool mayRun(Phase phase) const;
  void run(Phase phase);
  /// What a line reads and what it writes: x, y, logits, loss, parameters (layers.0.weight) and gradients
  /// (layers.0.weight.grad). `update` reads the parameters as they were before the step.
  std::vector<Tensor> reads(Phase phase) const;
  std::vector<Tensor> writes(Phase phase) const;

  const Experiment& experiment() const { return experiment_; }
  const Prepared& data() const { return data_; }
  const Part& part(PartName name) const;
  bool isRegression() const { return data_.classes.empty(); }
  const Network<float>& network() const { return network_; }
  /// Multiplications of a step together with an evaluation: the longest that `advance(1)` may take.
  double work() const;

  /// Layer by layer on the last mini-batch; before the first one on the first rows.
  std::vector<LayerStatistics> statistics(Index bins);
  /// Raw inputs (features x points) to class probabilities (classes x points), or to 1 x points in the original unit.
  Matrix<float> predict(const Matrix<double>& raw);
  /// The same inputs to every unit after its activation, units x points a layer; the last are logits.
  std::vector<Matrix<float>> unitOutputs(const Matrix<double>& raw);
  Predictions predictions(PartName part);
  /// counts(predicted, target), classes x classes.
  Eigen::MatrixXi confusion(PartName part);

  /// Everything that changes while training, as versioned bytes. In the middle of a step: as before that step.
  std::vector<std::uint8_t> snapshot() const;
  /// Goes on from there to the same bits. The experiment may differ in schedule, steps and evalEvery only; anything
  /// else, or bytes that are no snapshot, is a problem and leaves the run as it was.
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
  std::vector<std::unique_ptr<TrainingTape>> tapes_;  ///< one a batch size
  TrainingTape* tape_ = nullptr;                      ///< of the batch that was taken last
  Checkpoint checkpoint_;
  bool constantRate_;

  Index step_ = 0;
  Index steps_;
  Index nextEvaluation_ = 0;
  Index nextCheckpoint_ = 0;
  Phase next_ = Phase::takeBatch;
  bool accumulate_ = false;  ///< nobody zeroed the gradients since the last step
  std::vector<float> losses_;
  std::vector<Evaluation> evaluations_;
  std::optional<Divergence> divergence_;
};

}  // namespace gradlab
