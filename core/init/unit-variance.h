#pragma once

#include <numbers>

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// From Var relu(z) = (pi - 1) / (2 pi) Var z for a normal z of mean 0.
struct UnitVariance {
  static constexpr InitializerInfo info{
      .name = "unit-variance",
      .label = "Unit variance",
      .help =
          "The answer of the quiz: inputs of mean 0 and variance 1 leave the ReLU with variance 1. Reused in every "
          "layer, it explodes.",
      .formula = R"(w \sim \mathcal N\left(0,\; \frac{2\pi}{(\pi-1)\, n_\mathrm{in}}\right))",
      .knobs = gainOnly,
      .torch = "torch.nn.init.normal_(layer.weight, std=math.sqrt(2 * math.pi / ((math.pi - 1) * layer.in_features)))",
  };

  static constexpr Draws draws = Draws::normal;
  static double variance(Fan fan, const InitSettings&) {
    constexpr double pi = std::numbers::pi;
    return 2 * pi / ((pi - 1) * fan.in);
  }
};

}  // namespace gradlab::scheme
