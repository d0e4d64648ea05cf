#pragma once

#include <optional>
#include <vector>

#include "core/experiment/section.h"
#include "core/expression/program.h"

namespace gradlab {

/// An update rule in the asker's own words, with a value for each of its constants.
struct OwnRule {
  Program program;
  std::vector<double> constants;
};

/// Reads {"name": "own", "rule": "theta = theta - lr*g", "constants": {"lr": 0.1}}, the name apart; nothing, and at
/// least one problem, where it is no rule.
std::optional<OwnRule> readOwnRule(Section& optimizer, Problems& problems);

}  // namespace gradlab
