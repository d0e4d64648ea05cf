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
  std::string_view torch;  ///< the same in PyTorch; `{knob}` stands for a value, `{steps}` for T, `{lr}` for lr
};

/// Where a run stands.
struct Progress {
  double lr;           ///< the rate that was chosen
  std::int64_t t;      ///< the step, from 0
  std::int64_t steps;  ///< of the whole run
};

}  // namespace gradlab
