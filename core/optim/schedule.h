#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/optim/schedule-info.h"

namespace gradlab {

/// All schedules, in the order of a menu.
std::span<const ScheduleInfo> schedules();
std::span<const Entry> scheduleEntries();

/// The schedule of that name, or nullptr.
const Entry* findSchedule(std::string_view name);

/// The learning rate of step t = 0 .. steps-1. `lr` is the chosen rate, `schedule` one of `schedules()`, and `knobs`
/// are in the order of its knobs.
double scheduledRate(std::string_view schedule, std::span<const double> knobs, double lr, std::int64_t t,
                     std::int64_t steps);

}  // namespace gradlab
