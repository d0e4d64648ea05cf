#pragma once

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/experiment/landscape.h"
#include "core/experiment/own-rule.h"
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
/// and start must be given; the rest has defaults.
CheckedDescent checkDescent(const Value& request);

/// The same without "inside", with "rates" and "seeds": one descent for each learning rate and seed.
struct CheckedTuning : CheckedDescent {
  std::vector<double> rates;
  Index seeds;
};

CheckedTuning checkTuning(const Value& request);

/// Points of a landscape: {"surface", "x": [from, to], "y": [from, to], "columns", "rows"}.
struct CheckedGrid {
  Landscape landscape;
  Point low, high;
  Index columns, rows;
  Problems problems;
};

CheckedGrid checkGrid(const Value& request);

}  // namespace gradlab
