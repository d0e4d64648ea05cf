#pragma once

#include <limits>

#include "core/matrix/types.h"

namespace gradlab {

/// The loss and accuracy of a network on some rows. NaN where there is no value: for a part without rows, and the
/// accuracy of a regression. The loss may also be infinite or NaN if it overflows on these rows; a run stops only for
/// its mini-batches.
struct Score {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  double loss = none;      ///< mean over rows, in the units of training
  double accuracy = none;  ///< share of the rows whose class is predicted correctly
};

/// One entry of the evaluation series: after `step` updates.
struct Evaluation {
  Index step = 0;
  Score train, valid;
};

}  // namespace gradlab
