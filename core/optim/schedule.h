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

/// All schedules, in the order of a menu.
std::span<const ScheduleInfo> schedules();

/// The schedule of that name, or nullptr.
const ScheduleInfo* findSchedule(std::string_view name);

/// The rate of step t = 0 .. steps-1. `schedule` is one of `schedules()`, `knobs` are in the order of its knobs.
double scheduledRate(std::string_view schedule, std::span<const double> knobs, double lr, std::int64_t t, std::int64_t steps);

}  // namespace gradlab
