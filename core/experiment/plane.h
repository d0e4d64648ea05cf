#pragma once

#include <cstdint>
#include <optional>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The plane through the first weights of an experiment's network, with its training data.
struct PlaneChoice {
  Experiment experiment;
  Dataset dataset;
  std::uint64_t seed;  ///< for the directions
  double work;         ///< multiplications of one loss (forward)
};

/// A checked request for a plane; without a choice there is at least one problem.
struct CheckedPlane {
  std::optional<PlaneChoice> choice;
  Problems problems;
};

/// Reads `surface` of a descent, a tuning or a grid: {"name": "network", "experiment", "seed"} The data must not need a
/// file.
CheckedPlane checkPlane(const Value& surface);

}  // namespace gradlab
