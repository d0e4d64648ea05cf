#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// The heavy ball (Polyak, 1964). As in PyTorch, the learning rate is not part of the buffer: when the rate drops, the
/// accumulated speed drops with it.
struct Momentum {
  static constexpr std::array knobs{
      learningRate(0.01),
      memory("momentum", 0.9,
             "How much of the speed is kept each step. At 0.9 a steady slope ends up ten times as fast."),
      Knob{"dampening", 0, 0, 1, Scale::linear, "How much of each new gradient is held back from the speed."},
      weightDecay(0),
  };
  static constexpr std::array<std::string_view, 1> buffers{"b"};
  static constexpr RuleInfo info{
      .name = "momentum",
      .label = "Momentum",
      .help = "A heavy ball: gradients add up to a speed, and the speed moves the parameters.",
      .formula = R"(\begin{aligned} b &\leftarrow \mu\, b + (1-d)\, g \quad (b = g \text{ at first}) \\ )"
                 R"(\theta &\leftarrow \theta - \eta\, b \end{aligned})",
      .strength = "Faster along flat valleys, and smooths the noise of mini-batches.",
      .weakness = "One more knob to tune; overshoots and rings when it is too heavy.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
b = momentum*b + (1 - dampening*min(t - 1, 1))*d  # speed
theta = theta - lr*b  # the next point)",
      .family = "momentum",
      .knobs = knobs,
      .buffers = buffers,
      .torch =
          "torch.optim.SGD(model.parameters(), lr={lr}, momentum={momentum}, dampening={dampening}, "
          "weight_decay={weightDecay})",
  };

  double momentum, dampening, decay;

  explicit Momentum(std::span<const double> values) : momentum(values[1]), dampening(values[2]), decay(values[3]) {}

  /// Dampening does not apply to the first gradient.
  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr), mu = static_cast<Scalar>(momentum);
    const auto taken = static_cast<Scalar>(now.t == 1 ? 1 : 1 - dampening);
    elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& b) {
      b = mu * b + taken * g;
      theta -= rate * b;
    });
  }
};

}  // namespace gradlab::rule
