#include "core/experiment/data-check.h"

#include <algorithm>

#include "core/data/split.h"
#include "core/experiment/check.h"
#include "core/experiment/memory.h"

namespace gradlab {

DataShape shapeOf(const Dataset& dataset, const std::array<double, 3>& split) {
  std::vector<Index> counts(std::max<std::size_t>(1, dataset.classes.size()));
  for (const double y : dataset.y) ++counts[dataset.isRegression() ? 0 : static_cast<std::size_t>(y)];
  DataShape shape{dataset.rows(), dataset.x.rows(), static_cast<Index>(dataset.classes.size()), 0};
  for (const Index count : counts) shape.trainRows += partSizes(count, split)[0];
  return shape;
}

std::string_view lossFor(bool regression) { return regression ? "mse" : "cross-entropy"; }

Problems checkLoss(std::string_view loss, bool regression) {
  if (loss == lossFor(regression)) return {};
  const std::string required(lossFor(regression));
  return {{"loss",
           "loss-mismatch",
           {{"value", loss}, {"wanted", required}},
           std::string(loss) + " does not fit the data: their target is " + (regression ? "a number" : "a class") +
               ", which takes " + required}};
}

Problems checkShape(const Experiment& experiment, const DataShape& shape) {
  if (shape.trainRows == 0)
    return {{"data.split",
             "no-training-rows",
             {{"rows", static_cast<double>(shape.rows)}},
             "leaves no row to train on, of " + std::to_string(shape.rows)}};
  Problems problems = checkMemory(experiment, shape);
  // `checkExperiment` refuses a batch size of one without the data.
  if (experiment.model.normalization == "batch" && shape.trainRows == 1 && experiment.batchSize > 1)
    problems.push_back(oneRowBatch("there is only one training row"));
  return problems;
}

Problem oneRowBatch(const std::string& why) {
  return {
      "batchSize", "one-row-batch", {}, why + ", and batch normalization needs two rows: one alone has no variance"};
}

Problems checkAgainstData(const Experiment& experiment, const Dataset& dataset) {
  Problems problems = checkLoss(experiment.loss, dataset.isRegression());
  const Problems shape = checkShape(experiment, shapeOf(dataset, experiment.data.split));
  problems.insert(problems.end(), shape.begin(), shape.end());
  return problems;
}

}  // namespace gradlab
