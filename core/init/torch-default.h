#pragma once

#include <cmath>

#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// The same as kaiming_uniform_ with a = sqrt 5 (PyTorch, issue 15314). The gain does not scale the biases.
struct TorchDefault {
  static constexpr InitializerInfo info{
      .name = "torch-default",
      .label = "PyTorch default",
      .help = "What torch.nn.Linear does unless told otherwise, biases included: a third of LeCun's variance.",
      .formula = R"(w, b \sim \mathcal U\left(-\frac{1}{\sqrt{n_\mathrm{in}}}, \frac{1}{\sqrt{n_\mathrm{in}}}\right))",
      .knobs = gainOnly,
      .torch = "layer.reset_parameters()",
  };

  static constexpr Draws draws = Draws::uniform;
  static double variance(Fan fan, const InitSettings&) { return 1 / (3 * fan.in); }
  static double biasVariance(Fan fan) { return 1 / (3 * fan.in); }

  static void fillBiases(LayerDraft& layer, Random& random) {
    const double bound = 1 / std::sqrt(layer.fan().in);
    for (double& bias : layer.bias) bias = bound * draw(draws, random);
  }
};

}  // namespace gradlab::scheme
