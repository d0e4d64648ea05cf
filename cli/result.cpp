#include "cli/result.h"

#include <string>
#include <utility>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

Value matrixOf(const ConstView<float>& matrix) {
  Value::Array rows;
  for (Index row = 0; row < matrix.rows(); ++row) {
    Value::Array items;
    for (Index column = 0; column < matrix.cols(); ++column)
      items.emplace_back(static_cast<double>(matrix(row, column)));
    rows.emplace_back(std::move(items));
  }
  return rows;
}

Value columnOf(const ConstView<float>& column) {
  Value::Array items;
  for (Index row = 0; row < column.rows(); ++row) items.emplace_back(static_cast<double>(column(row, 0)));
  return items;
}

Value lossesOf(const Trainer& trainer) {
  Value::Array steps;
  Value::Array losses;
  for (const float loss : trainer.lossSeries()) {
    steps.emplace_back(static_cast<double>(steps.size() + 1));
    losses.emplace_back(static_cast<double>(loss));
  }
  return Value::Object{{"step", std::move(steps)}, {"loss", std::move(losses)}};
}

Value evaluationsOf(const Trainer& trainer) {
  Value::Array steps, trainLoss, trainAccuracy, validLoss, validAccuracy;
  for (const Evaluation& evaluation : trainer.evaluationSeries()) {
    steps.emplace_back(static_cast<double>(evaluation.step));
    trainLoss.emplace_back(evaluation.train.loss);
    trainAccuracy.emplace_back(evaluation.train.accuracy);
    validLoss.emplace_back(evaluation.valid.loss);
    validAccuracy.emplace_back(evaluation.valid.accuracy);
  }
  Value::Object series{{"step", std::move(steps)}, {"trainLoss", std::move(trainLoss)}};
  if (!trainer.isRegression()) series.emplace_back("trainAccuracy", std::move(trainAccuracy));
  series.emplace_back("validLoss", std::move(validLoss));
  if (!trainer.isRegression()) series.emplace_back("validAccuracy", std::move(validAccuracy));
  return series;
}

Value testOf(Trainer& trainer) {
  if (trainer.divergence()) return {};
  const Score score = trainer.evaluateTest();
  Value::Object test{{"loss", score.loss}};
  if (!trainer.isRegression()) test.emplace_back("accuracy", score.accuracy);
  return test;
}

Value divergenceOf(const Trainer& trainer) {
  const auto& divergence = trainer.divergence();
  if (!divergence) return {};
  return Value::Object{{"step", static_cast<double>(divergence->step)},
                       {"layer", static_cast<double>(divergence->layer)},
                       {"parameter", divergence->parameter},
                       {"quantity", divergence->quantity},
                       {"lr", divergence->lr}};
}

/// A number as a cell; empty for NaN and infinity.
std::string cell(double number) {
  const std::string text = toJson(number);
  return text == "null" ? "" : text;
}

}  // namespace

Value weightsOf(const Network<float>& network) {
  Value::Array layers;
  for (const Layer& layer : network.layers()) {
    Value::Object parameters;
    for (const Parameter& parameter : layer.parameters) {
      const ConstView<float> values = network.value(parameter);
      parameters.emplace_back(parameter.name, parameter.name == "weight" ? matrixOf(values) : columnOf(values));
    }
    layers.emplace_back(std::move(parameters));
  }
  return layers;
}

Value::Object resultOf(Trainer& trainer) {
  return {{"train", lossesOf(trainer)},
          {"evaluation", evaluationsOf(trainer)},
          {"test", testOf(trainer)},
          {"diverged", divergenceOf(trainer)}};
}

std::string csvOf(const Trainer& trainer) {
  std::string text = "step,trainBatchLoss,trainLoss,validLoss,validAccuracy\n";
  const auto losses = trainer.lossSeries();
  auto evaluation = trainer.evaluationSeries().begin();
  const auto end = trainer.evaluationSeries().end();
  for (std::size_t step = 0; step <= losses.size(); ++step) {
    text += std::to_string(step) + ',' + (step == 0 ? "" : cell(losses[step - 1])) + ',';
    if (evaluation != end && evaluation->step == static_cast<Index>(step)) {
      text +=
          cell(evaluation->train.loss) + ',' + cell(evaluation->valid.loss) + ',' + cell(evaluation->valid.accuracy);
      ++evaluation;
    } else {
      text += ",,";
    }
    text += '\n';
  }
  return text;
}

}  // namespace gradlab::cli
