#pragma once

#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// All weights equal settings.std: units stay the same, as with `Zeros`, but the signal is not 0.
struct Constant {
  static constexpr InitializerInfo info{
      .name = "constant",
      .label = "Constant",
      .help = "Every weight the same number: units differ only once something else makes them differ.",
      .formula = R"(w = s)",
      .knobs = stdAndGain,
      .torch = "torch.nn.init.constant_(layer.weight, {std})",
  };

  static void fill(LayerDraft& layer, const InitSettings& settings, Random&) { layer.weight.setConstant(settings.std); }
};

}  // namespace gradlab::scheme
