#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// He, Zhang, Ren and Sun (2015), with fan-in for every activation, not truncated.
struct HeNormal {
  static constexpr InitializerInfo info{
      .name = "he-normal",
      .label = "He, normal",
      .help = "Twice LeCun: makes up for the half of the mean of squares that a ReLU cuts off, layer after layer.",
      .formula = R"(w \sim \mathcal N(0,\; 2/n_\mathrm{in}))",
      .knobs = gainOnly,
      .torch = "torch.nn.init.kaiming_normal_(layer.weight, nonlinearity='relu')",
  };

  static constexpr Draws draws = Draws::normal;
  static double variance(Fan fan, const InitSettings&) { return 2 / fan.in; }
};

}  // namespace gradlab::scheme
