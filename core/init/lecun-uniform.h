#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// LeCun, Bottou, Orr and Mueller (1998).
struct LecunUniform {
  static constexpr InitializerInfo info{
      .name = "lecun-uniform",
      .label = "LeCun, uniform",
      .help = "Keeps the mean of squares of the signal through a linear layer; a ReLU then halves it.",
      .formula = R"(w \sim \mathcal U(-b, b),\quad b = \sqrt{3/n_\mathrm{in}})",
      .knobs = gainOnly,
      .torch = "torch.nn.init.kaiming_uniform_(layer.weight, nonlinearity='linear')",
  };

  static constexpr Draws draws = Draws::uniform;
  static double variance(Fan fan, const InitSettings&) { return 1 / fan.in; }
};

}  // namespace gradlab::scheme
