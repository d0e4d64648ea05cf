#include "core/experiment/memory.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/optim/optimizer.h"

namespace gradlab {

namespace {

constexpr double kFloat = sizeof(float);
constexpr double kDouble = sizeof(double);

/// An evaluation goes through a part in pieces of at most this many rows.
constexpr Index kEvaluationRows = 128;

struct NetworkSize {
  double parameters = 0;
  double units = 0;  ///< of all layers, the inputs and the output among them
};

NetworkSize sizeOf(const Experiment& experiment, const DataShape& shape) {
  NetworkSize size;
  auto inputs = static_cast<double>(shape.features);
  size.units = inputs;
  const auto addLayer = [&](Index width, double extras) {
    const auto units = static_cast<double>(width);
    size.parameters += units * (inputs + 1 + extras);
    size.units += units;
    inputs = units;
  };
  for (const Index width : experiment.model.hidden) addLayer(width, experiment.model.normalization == "none" ? 0 : 2);
  addLayer(std::max<Index>(1, shape.classes), 0);
  return size;
}

}  // namespace

MemoryEstimate estimateMemory(const Experiment& experiment, const DataShape& shape) {
  const NetworkSize size = sizeOf(experiment, shape);
  const RuleInfo* const rule = findRule(experiment.optimizer.name);
  const auto buffers = static_cast<double>(rule == nullptr ? 2 : rule->buffers.size());
  const auto allRows = static_cast<double>(shape.rows);
  const auto batch = static_cast<double>(std::min(experiment.batchSize, shape.trainRows));
  const auto evaluated = static_cast<double>(std::min(kEvaluationRows, shape.rows));

  MemoryEstimate estimate{};
  // Parameters and optimizer state are there twice: as they are, and as they were before the last step.
  estimate.parameters = kFloat * size.parameters * (2 * (1 + buffers) + 1);
  // Linear, normalization and activation of each unit, each with its adjoint; an evaluation has no adjoints.
  const double nodes = experiment.model.normalization == "none" ? 2 : 4;
  estimate.batches = kFloat * size.units * nodes * (2 * batch + evaluated);
  // The table in double precision while it is prepared, and its parts in single precision.
  estimate.data =
      allRows * static_cast<double>(shape.features + 1) * (2 * kDouble + kFloat) + static_cast<double>(experiment.data.csv.size());
  estimate.series = static_cast<double>(experiment.steps) * kFloat +
                    (static_cast<double>(experiment.steps) / static_cast<double>(experiment.evalEvery) + 2) * 6 * kDouble;
  return estimate;
}

Problems checkMemory(const Experiment& experiment, const DataShape& shape) {
  const MemoryEstimate estimate = estimateMemory(experiment, shape);
  if (estimate.total() <= kMostMemory) return {};
  const std::array<std::pair<double, const char*>, 4> parts{
      {{estimate.parameters, "model.hidden"}, {estimate.batches, "batchSize"}, {estimate.data, "data"}, {estimate.series, "steps"}}};
  const auto largest = std::max_element(parts.begin(), parts.end());
  constexpr double mebibyte = 1024.0 * 1024;
  const double need = std::ceil(estimate.total() / mebibyte);
  return {{largest->second,
           "too-much-memory",
           {{"need", need}, {"limit", kMostMemory / mebibyte}},
           "the run would take " + std::to_string(static_cast<long long>(need)) + " MiB of memory; 256 MiB is the limit"}};
}

}  // namespace gradlab
