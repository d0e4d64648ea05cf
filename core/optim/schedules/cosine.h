#pragma once

#include <array>
#include <cstdint>
#include <numbers>
#include <span>

#include "core/matrix/elementary.h"
#include "core/optim/schedule-info.h"
#include "core/optim/schedules/knobs.h"

namespace gradlab::schedule {

/// Half a period of a cosine (Loshchilov and Hutter, 2017), without restarts.
struct Cosine {
  static constexpr std::array knobs{finalRate};
  static constexpr ScheduleInfo info{
      .name = "cosine",
      .label = "Cosine",
      .help = "Glides from the chosen rate to the final one along half a cosine.",
      .formula = R"(\eta_t = \eta_T + \tfrac{1}{2} (\eta - \eta_T) (1 + \cos(\pi t / T)))",
      .knobs = knobs,
      .torch = "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max={steps}, eta_min={final})",
  };

  static double rate(std::span<const double> values, const Progress& at) {
    const double angle = std::numbers::pi * static_cast<double>(at.t) / static_cast<double>(at.steps);
    return values[0] + (at.lr - values[0]) * (1 + elementary::sineAfterQuarters(angle, 1)) / 2;
  }
};

}  // namespace gradlab::schedule
