#include "core/train/trainer.h"

#include <algorithm>

#include "core/experiment/check.h"
#include "core/experiment/memory.h"
#include "core/experiment/preparation.h"
#include "core/train/first-network.h"
#include "core/train/hash.h"

namespace gradlab {
namespace {

/// The hash of everything that a run depends on besides its document.
std::uint64_t hashOf(const Dataset& dataset, Fold fold, WidthParts parts) {
  Hash hash;
  hash.add(dataset.x.data(), static_cast<std::size_t>(dataset.x.size()) * sizeof(double));
  hash.add(dataset.y.data(), dataset.y.size() * sizeof(double));
  for (const std::string& name : dataset.classes) hash.add(name.data(), name.size());
  if (fold.count > 0) hash.add(&fold, sizeof(fold));
  if (parts != WidthParts{}) hash.add(&parts, sizeof(parts));
  return hash.value();
}

}  // namespace

Trainer::Created Trainer::create(const Experiment& experiment, const Dataset& dataset, Fold fold, WidthParts parts) {
  if (Problems problems = checkAgainstData(experiment, dataset); !problems.empty()) return problems;
  return withPrepared(experiment, dataset, prepare(dataset, preparationOf(experiment.data, fold)), fold, parts);
}

std::unique_ptr<Trainer> Trainer::withPrepared(const Experiment& experiment, const Dataset& dataset, Prepared data,
                                               Fold fold, WidthParts parts) {
  return std::unique_ptr<Trainer>(new Trainer(experiment, std::move(data), hashOf(dataset, fold, parts), parts));
}

Trainer::Trainer(const Experiment& experiment, Prepared data, std::uint64_t dataHash, WidthParts parts)
    : experiment_(experiment),
      data_(std::move(data)),
      dataHash_(dataHash),
      network_(networkSettings(experiment, data_, parts)),
      optimizer_(experiment.optimizer.name, experiment.optimizer.knobs,
                 static_cast<Index>(network_.parameters().size())),
      order_(data_.train.size(), experiment.batchSize,
             normalizationOf(experiment.model.normalization) == Normalization::batch, experiment.seed),
      evaluator_(network_, std::clamp<Index>(std::max({data_.train.size(), data_.valid.size(), data_.test.size()}), 1,
                                             kEvaluationWidth)),
      checkpoint_(network_, optimizer_),
      constantRate_(experiment.schedule.name == "constant"),
      steps_(experiment.steps) {
  setFirstWeights(experiment, network_, parts);
  optimizer_.setRates(rateGroups(experiment, network_, parts));
  for (const Index size : order_.sizes())
    tapes_.push_back(std::make_unique<TrainingTape>(network_, size, isRegression()));
  reserveSeries(std::min<Index>(steps_, 1 << 16));
  evaluateWhenDue();
}

void Trainer::extend(Index steps) { steps_ = std::max(steps, step_); }

const Part& Trainer::part(PartName name) const {
  if (name == PartName::train) return data_.train;
  return name == PartName::valid ? data_.valid : data_.test;
}

Score Trainer::evaluate(PartName name) { return evaluator_.score(part(name)); }

double Trainer::work() const {
  double weights = 0;
  for (const Layer& layer : network_.layers()) weights += static_cast<double>(layer.inputs * layer.units);
  const auto batch = static_cast<double>(tapes_.front()->batch);
  return weights * (3 * batch + static_cast<double>(data_.train.size() + data_.valid.size()));
}

}  // namespace gradlab
