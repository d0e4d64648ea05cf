#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// Lion (Chen et al., 2023): a rule that only the tests have. It proves that adding a rule takes its file, its line in
/// the list, and its test.
struct Lion {
  static constexpr std::array knobs{
      learningRate(0.0001),
      memory("beta1", 0.9, "How much of the average counts in the direction of a step."),
      memory("beta2", 0.99, "How much of the average gradient is kept each step."),
      weightDecay(0, "Shrinks every parameter by lr times this each step."),
  };
  static constexpr std::array<std::string_view, 1> buffers{"m"};
  static constexpr RuleInfo info{
      .name = "lion",
      .label = "Lion",
      .help = "Steps by the sign of an average: every parameter moves by the learning rate.",
      .formula =
          R"(\begin{aligned} \theta &\leftarrow \theta - \eta\, \operatorname{sign}(\beta_1 m + (1-\beta_1) g) \\ )"
          R"(m &\leftarrow \beta_2 m + (1-\beta_2)\, g \end{aligned})",
      .strength = "Remembers one number a parameter where Adam remembers two.",
      .weakness = "Never comes to rest: its steps are as long as the learning rate.",
      .program = R"(c = beta1*m + (1 - beta1)*g  # direction
theta = (1 - lr*weightDecay)*theta  # weight decay, by itself
theta = theta - lr*c/max(abs(c), 1e-300)  # the next point
m = beta2*m + (1 - beta2)*g  # mean of gradients)",
      .family = "sign",
      .scaleFree = true,
      .decoupledDecay = true,
      .knobs = knobs,
      .buffers = buffers,
      .torch = "lion_pytorch.Lion(model.parameters(), lr={lr}, betas=({beta1}, {beta2}), weight_decay={weightDecay})",
  };

  double beta1, beta2, decay;

  explicit Lion(std::span<const double> values) : beta1(values[1]), beta2(values[2]), decay(values[3]) {}

  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr), shrink = static_cast<Scalar>(1 - now.unscaledLr * decay);
    const auto keep1 = static_cast<Scalar>(beta1), take1 = static_cast<Scalar>(1 - beta1);
    const auto keep2 = static_cast<Scalar>(beta2), take2 = static_cast<Scalar>(1 - beta2);
    elements.update([=](auto& theta, const auto& g, auto& m) {
      theta = shrink * theta - rate * (keep1 * m + take1 * g).sign();
      m = keep2 * m + take2 * g;
    });
  }
};

}  // namespace gradlab::rule
