#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// Nesterov's momentum (1983) in the form of Sutskever et al. (2013), as in PyTorch: theta is the look-ahead point.
struct Nesterov {
  static constexpr std::array knobs{
      learningRate(0.01),
      Knob{"momentum", 0.9, 1e-6, 0.999999, Scale::linear,
           "How much of the speed is kept each step; without any there is nothing to look ahead with.", false, 0.01,
           0.9999},
      weightDecay(0),
  };
  static constexpr std::array<std::string_view, 1> buffers{"b"};
  static constexpr RuleInfo info{
      .name = "nesterov",
      .label = "Nesterov",
      .help = "Momentum that looks ahead: the gradient is taken where the speed is about to lead.",
      .formula = R"(\begin{aligned} b &\leftarrow \mu\, b + g \\ )"
                 R"(\theta &\leftarrow \theta - \eta\, (g + \mu\, b) \end{aligned})",
      .strength = "Often faster than plain momentum, as it brakes before it overshoots.",
      .weakness = "To be tuned like momentum, and its largest stable learning rate is smaller.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
b = momentum*b + d  # speed
theta = theta - lr*(d + momentum*b)  # the next point)",
      .family = "momentum",
      .knobs = knobs,
      .buffers = buffers,
      .torch =
          "torch.optim.SGD(model.parameters(), lr={lr}, momentum={momentum}, nesterov=True, "
          "weight_decay={weightDecay})",
  };

  double momentum, decay;

  explicit Nesterov(std::span<const double> values) : momentum(values[1]), decay(values[2]) {}

  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr), mu = static_cast<Scalar>(momentum);
    elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& b) {
      b = mu * b + g;
      theta -= rate * (g + mu * b);
    });
  }
};

}  // namespace gradlab::rule
