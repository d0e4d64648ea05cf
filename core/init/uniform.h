#pragma once

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// The standard deviation is chosen by hand.
struct Uniform {
  static constexpr InitializerInfo info{
      .name = "uniform",
      .label = "Uniform",
      .help = "Uniform numbers of the standard deviation you choose, whatever the width of the layer.",
      .formula = R"(w \sim \mathcal U(-\sqrt 3\, s, \sqrt 3\, s))",
      .knobs = stdAndGain,
      .torch = "torch.nn.init.uniform_(layer.weight, -math.sqrt(3) * {std}, math.sqrt(3) * {std})",
  };

  static constexpr Draws draws = Draws::uniform;
  static double variance(Fan, const InitSettings& settings) { return settings.std * settings.std; }
};

}  // namespace gradlab::scheme
