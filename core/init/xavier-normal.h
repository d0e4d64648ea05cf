#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// Glorot and Bengio (2010).
struct XavierNormal {
  static constexpr InitializerInfo info{
      .name = "xavier-normal",
      .label = "Xavier, normal",
      .help = "A compromise between keeping the signal on its way forward and the gradient on its way back.",
      .formula = R"(w \sim \mathcal N(0,\; 2/(n_\mathrm{in} + n_\mathrm{out})))",
      .knobs = gainOnly,
      .torch = "torch.nn.init.xavier_normal_(layer.weight)",
  };

  static constexpr Draws draws = Draws::normal;
  static double variance(Fan fan, const InitSettings&) { return 2 / (fan.in + fan.out); }
};

}  // namespace gradlab::scheme
