#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/descent/landscape.h"
#include "core/descent/own-rule.h"
#include "core/surfaces/descend.h"

namespace gradlab {

/// A descent as a person asks for it, with what is wrong with the request.
struct CheckedDescent {
  Landscape landscape;
  Choice optimizer;            ///< with the name `own`: no knobs, and
  std::optional<OwnRule> own;  ///< the rule that was typed
  Descent descent;
  Problems problems;
};

/// The one place where such a request is checked: {"surface": {"name", knobs..}, "optimizer": {"name", knobs..} or
/// {"name": "own", "rule", "constants"}, "start": [x, y], "drift": [x, y], "steps", "noise", "seed", "inside"}. Names
/// and start must be given; the rest has defaults. `plane`: that of a surface {"name": "network", ..}, from the same
/// request, here and below.
CheckedDescent checkDescent(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

/// The same without "inside", with "rates" and "seeds": one descent for each learning rate and seed.
struct CheckedTuning : CheckedDescent {
  std::vector<double> rates;
  Index seeds;
};

CheckedTuning checkTuning(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

/// Points of a landscape: {"surface", "x": [from, to], "y": [from, to], "columns", "rows"}.
struct CheckedGrid {
  Landscape landscape;
  Point low, high;
  Index columns, rows;
  Problems problems;
};

CheckedGrid checkGrid(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

}  // namespace gradlab
