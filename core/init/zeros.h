#pragma once

#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// All weights are zero, which shows why symmetry has to be broken.
struct Zeros {
  static constexpr InitializerInfo info{
      .name = "zeros",
      .label = "Zeros",
      .help =
          "Every weight zero: all units of a hidden layer are the same and stay the same. A linear model has none, and "
          "learns.",
      .formula = R"(w = 0)",
      .knobs = gainOnly,
      .torch = "torch.nn.init.zeros_(layer.weight)",
  };

  static double variance(Fan, const InitSettings&) { return 0; }

  static void fill(LayerDraft&, const InitSettings&, Random&) {}
};

}  // namespace gradlab::scheme
