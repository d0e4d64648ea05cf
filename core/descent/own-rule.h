#pragma once

#include <optional>
#include <vector>

#include "core/experiment/section.h"
#include "core/expression/program.h"

namespace gradlab {

/// A typed update rule, with a value for each of its constants.
struct OwnRule {
  Program program;
  std::vector<double> constants;
};

/// Reads {"name": "own", "rule": "theta = theta - lr*g", "constants": {"lr": 0.1}}, except the name. Nothing, and at
/// least one problem, where it is not a rule.
std::optional<OwnRule> readOwnRule(Section& optimizer, Problems& problems);

}  // namespace gradlab
