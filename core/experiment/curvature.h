#pragma once

#include <memory>
#include <variant>

#include "core/base/problem.h"
#include "core/data/curvature.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// Of linear regression on the experiment's training rows, after its preprocessing, in double precision; two classes
/// are the targets 0 and 1. The data fit the experiment. More classes, or more than 256 features, are problems.
std::variant<std::unique_ptr<CurvatureWork>, Problems> curvature(const Experiment& experiment, const Dataset& dataset);

}  // namespace gradlab
