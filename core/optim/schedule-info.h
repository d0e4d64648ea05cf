#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// A way for the learning rate to change during a run.
struct ScheduleInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;  ///< TeX of the rate in step t of T, counted from 0
  std::span<const Knob> knobs;
  std::string_view
      torch;  ///< the PyTorch call; placeholders: `{knob}` for the value of a knob, `{steps}` for T, `{lr}` for lr
};

/// The position in a run.
struct Progress {
  double lr;           ///< the rate that was chosen
  std::int64_t t;      ///< the step, from 0
  std::int64_t steps;  ///< of the whole run
};

}  // namespace gradlab
