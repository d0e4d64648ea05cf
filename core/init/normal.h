#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// The standard deviation is chosen by hand.
struct Normal {
  static constexpr InitializerInfo info{
      .name = "normal",
      .label = "Normal",
      .help = "Normal numbers of the standard deviation you choose, whatever the width of the layer.",
      .formula = R"(w \sim \mathcal N(0, s^2))",
      .knobs = stdAndGain,
      .torch = "torch.nn.init.normal_(layer.weight, std={std})",
  };

  static constexpr Draws draws = Draws::normal;
  static double variance(Fan, const InitSettings& settings) { return settings.std * settings.std; }
};

}  // namespace gradlab::scheme
