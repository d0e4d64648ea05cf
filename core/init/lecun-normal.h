#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// LeCun, Bottou, Orr and Mueller (1998).
struct LecunNormal {
  static constexpr InitializerInfo info{
      .name = "lecun-normal",
      .label = "LeCun, normal",
      .help = "Keeps the mean of squares of the signal through a linear layer; a ReLU then halves it.",
      .formula = R"(w \sim \mathcal N(0,\; 1/n_\mathrm{in}))",
      .knobs = gainOnly,
      .torch = "torch.nn.init.kaiming_normal_(layer.weight, nonlinearity='linear')",
  };

  static constexpr Draws draws = Draws::normal;
  static double variance(Fan fan, const InitSettings&) { return 1 / fan.in; }
};

}  // namespace gradlab::scheme
