#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/optim/schedules/cosine.h"

namespace gradlab::schedule {

/// A linear increase (Goyal et al., 2017), then a cosine over the rest of the run.
struct WarmupCosine {
  static constexpr std::array knobs{
      Knob{"warmup", 100, 1, 1e9, Scale::log, "How many steps the rate takes to rise to the one that was chosen.", true,
           1, 10000},
      finalRate,
  };
  static constexpr ScheduleInfo info{
      .name = "warmup-cosine",
      .label = "Warm-up, then cosine",
      .help = "Rises in a line to the chosen rate, then glides to the final one along half a cosine.",
      .formula = R"(\eta_t = \begin{cases} \eta\, (t+1)/w & t < w \\ )"
                 R"(\eta_T + \tfrac{1}{2} (\eta - \eta_T) (1 + \cos(\pi \frac{t-w}{T-w})) & t \ge w \end{cases})",
      .knobs = knobs,
      .torch =
          "torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: (t + 1) / {warmup} if t < {warmup} else ({final} + "
          "({lr} - {final}) * "
          "(1 + math.cos(math.pi * (t - {warmup}) / max(1, {steps} - {warmup}))) / 2) / {lr})",
  };

  static double rate(std::span<const double> values, const Progress& at) {
    const auto warmup = static_cast<std::int64_t>(values[0]);
    if (at.t < warmup) return at.lr * static_cast<double>(at.t + 1) / static_cast<double>(warmup);
    return Cosine::rate(values.subspan(1), {at.lr, at.t - warmup, at.steps - warmup});
  }
};

}  // namespace gradlab::schedule
