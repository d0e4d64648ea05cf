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

/// A checked request for a descent, with its problems.
struct CheckedDescent {
  Landscape landscape;
  Choice optimizer;            ///< the name `own` has no knobs
  std::optional<OwnRule> own;  ///< the typed rule, with the name `own`
  Descent descent;
  Problems problems;
};

/// The one place where such a request is checked: {"surface": {"name", knobs..}, "optimizer": {"name", knobs..} or
/// {"name": "own", "rule", "constants"}, "start": [x, y], "drift": [x, y], "steps", "noise", "seed", "inside"}. Names
/// and start must be given; everything else has defaults. Here and below, `plane` is the plane of a surface {"name":
/// "network", ..}, made from the same request.
CheckedDescent checkDescent(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

/// A request for a tuning: the same keys without "inside", and "rates" and "seeds". It makes one descent for each
/// learning rate and seed.
struct CheckedTuning : CheckedDescent {
  std::vector<double> rates;
  Index seeds;
};

CheckedTuning checkTuning(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

/// A request for a grid of points of a landscape: {"surface", "x": [from, to], "y": [from, to], "columns", "rows"}.
struct CheckedGrid {
  Landscape landscape;
  Point low, high;
  Index columns, rows;
  Problems problems;
};

CheckedGrid checkGrid(const Value& request, std::shared_ptr<const Surface> plane = nullptr);

}  // namespace gradlab
