#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/optim/schedule-info.h"

namespace gradlab::schedule {

/// The rate is multiplied by a factor at regular intervals.
struct Step {
  static constexpr std::array knobs{
      Knob{"every", 500, 1, 1e9, Scale::log, "How many steps pass between two drops.", true, 1, 10000},
      Knob{"factor", 0.1, 1e-12, 1e3, Scale::log, "What the rate is multiplied by at each drop.", false, 0.01, 1},
  };
  static constexpr ScheduleInfo info{
      .name = "step",
      .label = "Step",
      .help = "Drops the rate by a factor every so many steps.",
      .formula = R"(\eta_t = \eta\, \gamma^{\lfloor t / n \rfloor})",
      .knobs = knobs,
      .torch = "torch.optim.lr_scheduler.StepLR(optimizer, step_size={every}, gamma={factor})",
  };

  /// The power is computed by squaring, because pow() gives different bits in WebAssembly and natively.
  static double rate(std::span<const double> values, const Progress& at) {
    double rate = at.lr, square = values[1];
    for (std::int64_t drops = at.t / static_cast<std::int64_t>(values[0]); drops > 0; drops /= 2, square *= square)
      if (drops % 2 == 1) rate *= square;
    return rate;
  }
};

}  // namespace gradlab::schedule
