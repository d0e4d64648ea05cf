#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// Glorot and Bengio (2010).
struct XavierUniform {
  static constexpr InitializerInfo info{
      .name = "xavier-uniform",
      .label = "Xavier, uniform",
      .help = "A compromise between keeping the signal on its way forward and the gradient on its way back.",
      .formula = R"(w \sim \mathcal U(-b, b),\quad b = \sqrt{6/(n_\mathrm{in} + n_\mathrm{out})})",
      .knobs = gainOnly,
      .torch = "torch.nn.init.xavier_uniform_(layer.weight)",
  };

  static constexpr Draws draws = Draws::uniform;
  static double variance(Fan fan, const InitSettings&) { return 2 / (fan.in + fan.out); }
};

}  // namespace gradlab::scheme
