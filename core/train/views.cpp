#include <algorithm>
#include <numeric>

#include "core/train/trainer.h"

namespace gradlab {
namespace {

std::span<const float> numbers(const auto& view) { return {view.data(), static_cast<std::size_t>(view.size())}; }

/// The share of rows (units) that are 0 in every column (sample).
double deadShare(const View<float>& activations) {
  const auto dead = (activations.array() == 0.0F).rowwise().all().count();
  return static_cast<double>(dead) / static_cast<double>(activations.rows());
}

}  // namespace

std::vector<LayerStatistics> Trainer::statistics(Index bins) {
  if (tape_ != nullptr) return statisticsOf(*tape_, bins);
  // Before the first mini-batch: a forward and a backward pass on the first rows that do not change the run.
  TrainingTape& tape = *tapes_.front();
  const auto copyOf = [](std::span<const float> numbers) { return std::vector<float>(numbers.begin(), numbers.end()); };
  const std::vector<float> running = copyOf(network_.running()), gradients = copyOf(network_.gradients());
  std::vector<std::int32_t> rows(static_cast<std::size_t>(tape.batch));
  std::iota(rows.begin(), rows.end(), 0);
  tape.gather(data_.train, rows);
  tape.accumulate(false);
  tape.tape.forward();
  tape.tape.backward();
  std::vector<LayerStatistics> statistics = statisticsOf(tape, bins);
  copy(running, network_.running().data());
  copy(gradients, network_.gradients().data());
  return statistics;
}

std::vector<LayerStatistics> Trainer::statisticsOf(const TrainingTape& tape, Index bins) const {
  std::vector<LayerStatistics> statistics;
  for (std::size_t i = 0; i < network_.layers().size(); ++i) {
    const Layer& layer = network_.layers()[i];
    const View<float> activations = tape.tape.value(tape.nodes.activations[i]);
    statistics.push_back({.weights = distribution(numbers(network_.value(layer.parameters[0])), bins),
                          .activations = distribution(numbers(activations), bins),
                          .gradients = distribution(numbers(network_.gradient(layer.parameters[0])), bins),
                          .dead = layer.hidden ? deadShare(activations) : 0});
  }
  return statistics;
}

Matrix<float> Trainer::predict(const Matrix<double>& raw) {
  const Matrix<float> x = data_.inputs.apply(raw).cast<float>();
  Matrix<float> y(network_.settings().outputs, x.cols());
  evaluator_.over(x, [&](Index first, Index count) {
    const auto logits = evaluator_.logits().leftCols(count);
    auto here = y.middleCols(first, count);
    if (isRegression()) {
      here = (logits.cast<double>().array() * data_.targetStd + data_.targetMean).matrix().cast<float>();
      return;
    }
    here = logits;
    for (Index i = 0; i < count; ++i) {
      here.col(i) = (here.col(i).array() - here.col(i).maxCoeff()).exp();
      here.col(i) /= here.col(i).sum();
    }
  });
  return y;
}

std::vector<Matrix<float>> Trainer::unitOutputs(const Matrix<double>& raw) {
  const Matrix<float> x = data_.inputs.apply(raw).cast<float>();
  std::vector<Matrix<float>> maps;
  for (const Layer& layer : network_.layers()) maps.emplace_back(layer.units, x.cols());
  evaluator_.over(x, [&](Index first, Index count) {
    for (std::size_t i = 0; i < maps.size(); ++i)
      maps[i].middleCols(first, count) = evaluator_.layer(i).leftCols(count);
  });
  return maps;
}

Predictions Trainer::predictions(PartName name) {
  const Part& rows = part(name);
  Predictions result;
  evaluator_.over(rows.x, [&](Index first, Index count) {
    for (Index i = 0; i < count; ++i) {
      const auto logits = evaluator_.logits().col(i);
      if (isRegression()) {
        const auto original = [this](float trained) {
          return static_cast<float>(data_.targetMean + data_.targetStd * static_cast<double>(trained));
        };
        result.predicted.push_back(original(logits(0)));
        result.target.push_back(original(rows.y(0, first + i)));
        continue;
      }
      Index best = 0;
      const float top = logits.maxCoeff(&best);
      result.predicted.push_back(static_cast<float>(best));
      result.target.push_back(static_cast<float>(rows.labels[static_cast<std::size_t>(first + i)]));
      result.probability.push_back(1.0F / (logits.array() - top).exp().sum());
    }
  });
  return result;
}

Eigen::MatrixXi Trainer::confusion(PartName name) {
  const Index classes = network_.settings().outputs;
  Eigen::MatrixXi counts = Eigen::MatrixXi::Zero(classes, classes);
  if (isRegression()) return counts;
  const Predictions result = predictions(name);
  for (std::size_t i = 0; i < result.target.size(); ++i)
    ++counts(static_cast<Index>(result.predicted[i]), static_cast<Index>(result.target[i]));
  return counts;
}

}  // namespace gradlab
