#include "core/experiment/curvature.h"

#include <string>
#include <utility>
#include <vector>

#include "core/data/prepared.h"
#include "core/experiment/preparation.h"

namespace gradlab {

namespace {

/// Jacobi's method takes about 100 n^3 multiplications, here about a second.
constexpr Index kMostFeatures = 256;

Problems refuse(std::string code, Index value, Index most, const std::string& what) {
  return {{"data.source",
           std::move(code),
           {{"value", static_cast<double>(value)}, {"max", static_cast<double>(most)}},
           "has " + std::to_string(value) + what + std::to_string(most) + " at most"}};
}

}  // namespace

std::variant<std::unique_ptr<CurvatureWork>, Problems> curvature(const Experiment& experiment, const Dataset& dataset) {
  const auto classes = static_cast<Index>(dataset.classes.size());
  if (classes > 2)
    return refuse("too-many-classes", classes, 2,
                  " classes; linear regression takes numbers for targets, or classes, ");
  if (dataset.x.rows() > kMostFeatures)
    return refuse("too-many-features", dataset.x.rows(), kMostFeatures, " features; the curvature is found for ");
  const Prepared prepared = prepare(dataset, preparationOf(experiment.data));
  const Matrix<double> all = prepared.inputs.apply(dataset.x), targets = preparedTargets(dataset, prepared);
  Matrix<double> x(all.rows(), prepared.train.size());
  std::vector<double> y;
  for (const Index row : prepared.train.rows) {
    x.col(static_cast<Index>(y.size())) = all.col(row);
    y.push_back(targets(0, row));
  }
  return std::make_unique<CurvatureWork>(std::move(x), std::move(y));
}

}  // namespace gradlab
