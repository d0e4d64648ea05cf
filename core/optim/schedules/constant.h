#pragma once

#include <array>
#include <span>

#include "core/optim/schedule-info.h"

namespace gradlab::schedule {

/// A constant rate.
struct Constant {
  static constexpr std::array<Knob, 0> knobs{};
  static constexpr ScheduleInfo info{
      .name = "constant",
      .label = "Constant",
      .help = "The same learning rate from the first step to the last.",
      .formula = R"(\eta_t = \eta)",
      .knobs = knobs,
      .torch = "torch.optim.lr_scheduler.ConstantLR(optimizer, factor=1)",
  };

  static double rate(std::span<const double>, const Progress& at) { return at.lr; }
};

}  // namespace gradlab::schedule
