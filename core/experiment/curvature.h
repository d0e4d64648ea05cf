#pragma once

#include <memory>
#include <variant>

#include "core/base/problem.h"
#include "core/data/curvature.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The curvature of linear regression on the training rows of the experiment, after its preprocessing, in double
/// precision. Two classes become the targets 0 and 1. Precondition: the data fit the experiment. More than two classes
/// or 256 features are problems.
std::variant<std::unique_ptr<CurvatureWork>, Problems> curvature(const Experiment& experiment, const Dataset& dataset);

}  // namespace gradlab
