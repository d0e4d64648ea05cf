#include "core/data/prepared.h"

#include <algorithm>
#include <cmath>

#include "core/data/split.h"

namespace gradlab {

namespace {

std::array<std::vector<Index>, 3> split(const Dataset& dataset, const Preparation& preparation) {
  std::vector<Index> classes(dataset.y.size(), 0);
  if (!dataset.isRegression())
    std::transform(dataset.y.begin(), dataset.y.end(), classes.begin(),
                   [](double label) { return static_cast<Index>(label); });
  return splitRows(classes, preparation.split, preparation.seed, preparation.fold);
}

void fitTarget(Prepared& prepared, const std::vector<double>& y, const std::vector<Index>& rows) {
  double sum = 0;
  for (const Index row : rows) sum += y[static_cast<std::size_t>(row)];
  const auto count = static_cast<double>(rows.size());
  prepared.targetMean = sum / count;
  double squares = 0;
  double low = y[static_cast<std::size_t>(rows.front())], high = low;
  for (const Index row : rows) {
    const double value = y[static_cast<std::size_t>(row)], distance = value - prepared.targetMean;
    squares += distance * distance;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const bool varies = !isConstant(high - low, std::max(std::abs(low), std::abs(high)));
  // A constant target is only centered, since its scale is 0.
  prepared.targetStd = varies ? std::sqrt(squares / count) : 1;
  // The squares of very small numbers underflow to 0.
  if (prepared.targetStd == 0) prepared.targetStd = high - low;
}

}  // namespace

Matrix<double> preparedTargets(const Dataset& dataset, const Prepared& prepared) {
  Matrix<double> targets(1, dataset.rows());
  for (Index row = 0; row < dataset.rows(); ++row)
    targets(0, row) = (dataset.y[static_cast<std::size_t>(row)] - prepared.targetMean) / prepared.targetStd;
  return targets;
}

Prepared prepare(const Dataset& dataset, const Preparation& preparation) {
  auto parts = split(dataset, preparation);
  Prepared prepared;
  prepared.features = dataset.features;
  prepared.classes = dataset.classes;
  prepared.inputs =
      fitPreprocessing(preparation.preprocess, dataset.x, parts[0], preparation.inputScale, preparation.inputShift);
  if (dataset.isRegression() && preparation.preprocess != "none") fitTarget(prepared, dataset.y, parts[0]);

  const Matrix<double> x = prepared.inputs.apply(dataset.x);
  const Matrix<double> targets = dataset.isRegression() ? preparedTargets(dataset, prepared) : Matrix<double>();
  Part* const filled[] = {&prepared.train, &prepared.valid, &prepared.test};
  for (std::size_t i = 0; i < 3; ++i) {
    Part& part = *filled[i];
    part.rows = std::move(parts[i]);
    part.x.resize(x.rows(), part.size());
    if (dataset.isRegression()) part.y.resize(1, part.size());
    for (Index column = 0; column < part.size(); ++column) {
      const Index row = part.rows[static_cast<std::size_t>(column)];
      part.x.col(column) = x.col(row).cast<float>();
      if (dataset.isRegression())
        part.y(0, column) = static_cast<float>(targets(0, row));
      else
        part.labels.push_back(static_cast<std::int32_t>(dataset.y[static_cast<std::size_t>(row)]));
    }
  }
  return prepared;
}

}  // namespace gradlab
