#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// RMSprop (Tieleman and Hinton, 2012), with epsilon outside the root, as in PyTorch.
struct RmsProp {
  static constexpr std::array knobs{
      learningRate(0.01),
      memory("alpha", 0.99, "How much of the average squared gradient is kept each step."),
      epsilon(1e-8),
      memory("momentum", 0, "How much of the speed is kept each step; 0 is RMSprop as it was proposed."),
      weightDecay(0),
  };
  static constexpr std::array<std::string_view, 2> buffers{"v", "b"};
  static constexpr RuleInfo info{
      .name = "rmsprop",
      .label = "RMSprop",
      .help = "Divides the gradient by a running average of its size.",
      .formula = R"(\begin{aligned} v &\leftarrow \alpha\, v + (1-\alpha)\, g^2 \\ )"
                 R"(b &\leftarrow \mu\, b + \frac{g}{\sqrt{v} + \varepsilon} \\ )"
                 R"(\theta &\leftarrow \theta - \eta\, b \end{aligned})",
      .strength = "Forgets old gradients, so it copes with problems that change while they are learned.",
      .weakness =
          "At its defaults the first step is ten times the learning rate, and at a constant rate it never quite comes "
          "to "
          "rest.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
v = alpha*v + (1 - alpha)*d^2  # mean of squares
step = d/(sqrt(v) + eps)  # gradient over its usual size
b = momentum*b + step  # speed
theta = theta - lr*b  # the next point)",
      .family = "squares",
      .scaleFree = true,
      .knobs = knobs,
      .buffers = buffers,
      .torch =
          "torch.optim.RMSprop(model.parameters(), lr={lr}, alpha={alpha}, eps={eps}, momentum={momentum}, "
          "weight_decay={weightDecay})",
  };

  double alpha, eps, momentum, decay;

  explicit RmsProp(std::span<const double> values)
      : alpha(values[1]), eps(values[2]), momentum(values[3]), decay(values[4]) {}

  /// Without momentum the second buffer is not used.
  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr), mu = static_cast<Scalar>(momentum),
               epsilon = static_cast<Scalar>(eps);
    const auto keep = static_cast<Scalar>(alpha), take = static_cast<Scalar>(1 - alpha);
    if (momentum == 0)
      elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& v) {
        v = keep * v + take * g.square();
        theta -= rate * g / (v.sqrt() + epsilon);
      });
    else
      elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& v, auto& b) {
        v = keep * v + take * g.square();
        b = mu * b + g / (v.sqrt() + epsilon);
        theta -= rate * b;
      });
  }
};

}  // namespace gradlab::rule
