#include "core/experiment/memory.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/optim/optimizer.h"

namespace gradlab {

namespace {

constexpr double kFloat = sizeof(float);
constexpr double kDouble = sizeof(double);

/// Bytes for each layer on a tape: nodes, operations, names, and padding to whole registers.
constexpr double kLayerBookkeeping = 4096;

/// Bytes for each row of the data during the split: target, class and place, in lists that grow by doubling.
constexpr double kRowBookkeeping = 96;

/// While a list grows by doubling, it needs up to twice its size, and the list before it.
constexpr double kGrowth = 3;

/// The numbers that determine the memory of a network.
struct NetworkSize {
  double layers = 0;
  double parameters = 0;
  double weights = 0;        ///< parameters in weight matrices
  double largestWeight = 0;  ///< the weights of the largest layer
  double hidden = 0;         ///< units of all hidden layers
  double scaled = 0;         ///< inputs of the output layer, if they are scaled first
  double outputs = 0;
};

NetworkSize sizeOf(const Experiment& experiment, const DataShape& shape) {
  NetworkSize size;
  auto inputs = static_cast<double>(shape.features);
  const auto addLayer = [&](double units, double columns) {
    ++size.layers;
    size.parameters += units * (inputs + columns);
    size.weights += units * inputs;
    size.largestWeight = std::max(size.largestWeight, units * inputs);
    inputs = units;
  };
  for (const Index width : experiment.model.hidden) {
    addLayer(static_cast<double>(width), experiment.model.normalization == "none" ? 1 : 3);
    size.hidden += inputs;
  }
  if (experiment.model.widthRatio() != 1) size.scaled = inputs;
  size.outputs = static_cast<double>(std::max<Index>(1, shape.classes));
  addLayer(size.outputs, 1);
  return size;
}

/// The tapes of a run: one for each batch size.
struct TrainingTapes {
  double count;
  double rows;  ///< the sum of their batch sizes
};

TrainingTapes tapesOf(const Experiment& experiment, const DataShape& shape) {
  const Index batch = std::max<Index>(1, std::min(experiment.batchSize, shape.trainRows)),
              rest = shape.trainRows % batch;
  if (rest == 0) return {1, static_cast<double>(batch)};
  const bool joins = rest == 1 && experiment.model.normalization == "batch";
  return {2, static_cast<double>(batch + (joins ? batch + 1 : rest))};
}

double bytesOfParameters(const Experiment& experiment, const NetworkSize& size, double tapes) {
  const RuleEntry* const rule = findRule(experiment.optimizer.name);
  const auto buffers = static_cast<double>(rule == nullptr ? 2 : rule->buffers.size());
  const double running = experiment.model.normalization == "batch" ? 2 * size.hidden : 0;
  // Parameters, gradients, optimizer state and running statistics exist twice: in use, and in the checkpoint.
  const double permanent = 2 * kFloat * (size.parameters * (2 + buffers) + running);
  // Every tape has memory for the transpose of each weight matrix. Before the training tapes exist, the first weights
  // are drawn in double precision.
  const double drafts = experiment.init.scheme == "orthogonal" ? 5 : 1;
  return permanent + kFloat * size.weights +
         std::max(kFloat * size.weights * tapes, kDouble * size.largestWeight * drafts);
}

double bytesOfBatches(const Experiment& experiment, const DataShape& shape, const NetworkSize& size,
                      const TrainingTapes& tapes) {
  const bool normalized = experiment.model.normalization != "none";
  const auto features = static_cast<double>(shape.features);
  // For each row, a hidden unit has a sum and an activation, with a normalization also the normalized value and its
  // scaled result; all of them except the normalized value have an adjoint. An output has its value, its adjoint and
  // its power for the loss; a row has its target, its label, the sum of its powers and the logarithm of that sum.
  const double training = size.hidden * (normalized ? 7 : 4) + size.scaled * 2 + size.outputs * 3 + features + 4;
  const double evaluation = size.hidden * (normalized ? 4 : 2) + size.scaled + size.outputs + features;
  const double perRow = normalized ? size.layers : 0,
               perTape = normalized ? 4 * size.hidden : 0;  // mean, deviation and so on
  const auto evaluated = static_cast<double>(std::min(kEvaluationWidth, shape.rows));
  return kFloat * (tapes.rows * (training + perRow) + evaluated * (evaluation + perRow) + (tapes.count + 1) * perTape) +
         (tapes.count + 1) * (size.layers + 1) * kLayerBookkeeping;
}

double bytesOfData(const DataChoice& data, const DataShape& shape) {
  const auto features = static_cast<double>(shape.features);
  // The table, and two copies while it is prepared; whitening needs some matrices of features x features.
  const double squares = data.preprocess == "whiten" ? 8 * features * features : 0;
  return static_cast<double>(shape.rows) * (3 * kDouble * features + kRowBookkeeping) + kDouble * squares +
         2 * static_cast<double>(data.csv.size());
}

double bytesOfSeries(const Experiment& experiment) {
  const auto length = static_cast<double>(experiment.steps);
  const double evaluations = std::floor(length / static_cast<double>(experiment.evalEvery)) + 4;
  return kGrowth *
         (length * kFloat +
          evaluations * 5 * kDouble);  // loss of each step; step, loss and accuracy of two parts for each evaluation
}

}  // namespace

MemoryEstimate estimateMemory(const Experiment& experiment, const DataShape& shape) {
  const NetworkSize size = sizeOf(experiment, shape);
  const TrainingTapes tapes = tapesOf(experiment, shape);
  return {.parameters = bytesOfParameters(experiment, size, tapes.count),
          .batches = bytesOfBatches(experiment, shape, size, tapes),
          .data = bytesOfData(experiment.data, shape),
          .series = bytesOfSeries(experiment)};
}

Problems checkMemory(const Experiment& experiment, const DataShape& shape) {
  const MemoryEstimate estimate = estimateMemory(experiment, shape);
  if (estimate.total() <= kMostMemory) return {};
  const std::array<std::pair<double, const char*>, 4> parts{{{estimate.parameters, "model.hidden"},
                                                             {estimate.batches, "batchSize"},
                                                             {estimate.data, "data"},
                                                             {estimate.series, "steps"}}};
  const auto largest = std::max_element(parts.begin(), parts.end());
  constexpr double mebibyte = 1024.0 * 1024;
  const double need = std::ceil(estimate.total() / mebibyte);
  return {
      {largest->second,
       "too-much-memory",
       {{"need", need}, {"limit", kMostMemory / mebibyte}},
       "the run would take " + std::to_string(static_cast<long long>(need)) + " MiB of memory; 256 MiB is the limit"}};
}

}  // namespace gradlab
