// Gradlab as a contestant: the trainer of the product, with the problem's data and first weights.

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "bench/native/contestant.h"
#include "bench/native/problem.h"
#include "core/base/value.h"
#include "core/experiment/check.h"
#include "core/train/trainer.h"

namespace {

using gradlab::Index;
using gradlab::Value;

std::vector<std::uint8_t> bytes;
std::unique_ptr<gradlab::Trainer> trainer;

constexpr double unlimited = 1e9;

/// The problem as an experiment document, without a source of data: the trainer receives the data separately.
Value documentOf(const bench::Problem& problem) {
  Value::Array hidden;
  for (std::size_t layer = 1; layer + 1 < problem.widths.size(); ++layer) hidden.emplace_back(problem.widths[layer]);
  return Value::Object{
      {"data", Value::Object{{"split", Value::Array{1, 0, 0}}, {"preprocess", "none"}}},
      {"model", Value::Object{{"hidden", hidden}, {"activation", problem.tanh ? "tanh" : "relu"}}},
      {"optimizer", Value::Object{{"name", "adam"}}},
      {"batchSize", problem.batch},
      {"steps", 1000000},
      {"evalEvery", 1000000},  // the others evaluate nothing either
  };
}

gradlab::Dataset datasetOf(const bench::Problem& problem) {
  using Rows = Eigen::Map<const Eigen::MatrixXf>;
  gradlab::Dataset dataset;
  dataset.x = Rows(problem.x, problem.widths.front(), problem.rows).cast<double>();
  dataset.y.assign(problem.labels, problem.labels + problem.rows);
  for (Index feature = 0; feature < problem.widths.front(); ++feature)
    dataset.features.push_back("x" + std::to_string(feature));
  for (Index label = 0; label < problem.widths.back(); ++label) dataset.classes.push_back(std::to_string(label));
  return dataset;
}

/// The product cannot import weights, so the bench writes into the network.
void setWeights(gradlab::Network<float>& network, const bench::Problem& problem) {
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const gradlab::Layer& layer = network.layers()[l];
    using Weights = Eigen::Map<const Eigen::MatrixXf>;
    network.value(layer.parameters[0]) = Weights(problem.weights[l], layer.inputs, layer.units).transpose();
    network.value(layer.parameters[1]) = Weights(problem.biases[l], layer.units, 1);
  }
}

}  // namespace

std::uint8_t* reserve(std::int32_t size) {
  trainer.reset();
  bytes.resize(static_cast<std::size_t>(size));
  return bytes.data();
}

void begin() {
  const bench::Problem problem(bytes.data());
  const gradlab::Checked checked = gradlab::checkExperiment(documentOf(problem));
  if (!checked.problems.empty()) std::abort();
  gradlab::Trainer::Created created = gradlab::Trainer::create(checked.experiment, datasetOf(problem));
  if (!std::holds_alternative<std::unique_ptr<gradlab::Trainer>>(created)) std::abort();
  trainer = std::move(std::get<std::unique_ptr<gradlab::Trainer>>(created));
  trainer->extend(static_cast<Index>(unlimited));
  setWeights(const_cast<gradlab::Network<float>&>(trainer->network()), problem);
}

float train(std::int32_t steps) {
  trainer->advance(steps);
  return trainer->lossSeries().back();
}
