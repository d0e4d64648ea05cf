#pragma once

#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/running-power.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// Adam (Kingma and Ba, 2015).
struct Adam {
  static constexpr std::array knobs{
      learningRate(0.001),
      memory("beta1", 0.9, "How much of the average gradient is kept each step."),
      memory("beta2", 0.999, "How much of the average squared gradient is kept each step."),
      epsilon(1e-8),
      weightDecay(0),
  };
  static constexpr std::array<std::string_view, 2> buffers{"m", "v"};
  static constexpr RuleInfo info{
      .name = "adam",
      .label = "Adam",
      .help =
          "Averages the gradient and its square, and divides one by the root of the other: each parameter gets a rate "
          "of its own.",
      .formula =
          R"(\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\, g \\ )"
          R"(v &\leftarrow \beta_2 v + (1-\beta_2)\, g^2 \\ )"
          R"(\theta &\leftarrow \theta - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon} )"
          R"(\end{aligned})",
      .strength =
          "Works out of the box, with a rate for each parameter from two moments of its gradient; good where gradients "
          "are sparse.",
      .weakness = "May generalize worse than SGD, and weight decay added to the gradient is divided with it.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
m = beta1*m + (1 - beta1)*d  # mean of gradients
v = beta2*v + (1 - beta2)*d^2  # mean of squares
mHat = m/(1 - beta1^t)  # mean, as if it had not begun at 0
vHat = v/(1 - beta2^t)  # squares, as if they had not begun at 0
rate = lr/(sqrt(vHat) + eps)  # rate of this coordinate
theta = theta - rate*mHat  # the next point)",
      .family = "adam",
      .scaleFree = true,
      .knobs = knobs,
      .buffers = buffers,
      .torch =
          "torch.optim.Adam(model.parameters(), lr={lr}, betas=({beta1}, {beta2}), eps={eps}, "
          "weight_decay={weightDecay})",
  };

  double beta1, beta2, eps, decay;
  RunningPower beta1Power{beta1}, beta2Power{beta2};

  explicit Adam(std::span<const double> values)
      : beta1(values[1]), beta2(values[2]), eps(values[3]), decay(values[4]) {}

  /// The bias corrections are folded into the rate and the root, which leaves one root and one division for each
  /// element.
  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr / (1 - beta1Power.at(now.t)));
    const auto correction = static_cast<Scalar>(1 / std::sqrt(1 - beta2Power.at(now.t)));
    const auto keep1 = static_cast<Scalar>(beta1), take1 = static_cast<Scalar>(1 - beta1);
    const auto keep2 = static_cast<Scalar>(beta2), take2 = static_cast<Scalar>(1 - beta2);
    const auto epsilon = static_cast<Scalar>(eps);
    elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& m, auto& v) {
      m = keep1 * m + take1 * g;
      v = keep2 * v + take2 * g.square();
      theta -= rate * m / (v.sqrt() * correction + epsilon);
    });
  }
};

}  // namespace gradlab::rule
