#pragma once

#include <limits>

#include "core/matrix/types.h"

namespace gradlab {

/// How good a network is on some rows. NaN where there is nothing to say: a part without rows, or the accuracy of a
/// regression. (A network with a loss that is not finite never gets here: the run stopped before.)
struct Score {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  double loss = none;      ///< mean over rows, in the units trained in
  double accuracy = none;  ///< share of rows whose class is predicted
};

/// One entry of the evaluation series: after `step` updates.
struct Evaluation {
  Index step = 0;
  Score train, valid;
};

}  // namespace gradlab
