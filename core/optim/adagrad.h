#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// Adagrad (Duchi, Hazan and Singer, 2011).
struct Adagrad {
  static constexpr std::array knobs{
      learningRate(0.01),
      Knob{"lrDecay", 0, 0, 1e6, Scale::linear,
           "Makes the learning rate shrink further: in step t it is divided by 1 + (t-1) times this.", false, 0, 0.1},
      epsilon(1e-10),
      Knob{"initialAccumulator", 0, 0, 1e6, Scale::linear,
           "What the sum of squares starts from; more of it tames the first steps.", false, 0, 1},
      weightDecay(0),
  };
  static constexpr std::array<std::string_view, 1> buffers{"s"};
  static constexpr RuleInfo info{
      .name = "adagrad",
      .label = "Adagrad",
      .help = "Divides the gradient by the root of all its squares so far.",
      .formula = R"(\begin{aligned} s &\leftarrow s + g^2 \\ )"
                 R"(\theta &\leftarrow \theta - \frac{\eta}{1 + (t-1)\, \kappa}\, \frac{g}{\sqrt{s} + \varepsilon} )"
                 R"(\end{aligned})",
      .strength = "Good for sparse features: what is rarely seen keeps a large rate.",
      .weakness = "The sum only grows, so the rate only shrinks, in long runs too far.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
s = s + d^2  # sum of squares
lrNow = lr/(1 + (t - 1)*lrDecay)  # learning rate in this step
rate = lrNow/(sqrt(s) + eps)  # rate of this coordinate
theta = theta - rate*d  # the next point)",
      .family = "squares",
      .scaleFree = true,
      .knobs = knobs,
      .buffers = buffers,
      .buffersStartAt = "initialAccumulator",
      .torch =
          "torch.optim.Adagrad(model.parameters(), lr={lr}, lr_decay={lrDecay}, eps={eps}, "
          "initial_accumulator_value={initialAccumulator}, weight_decay={weightDecay})",
  };

  double lrDecay, eps, decay;

  explicit Adagrad(std::span<const double> values) : lrDecay(values[1]), eps(values[2]), decay(values[4]) {}

  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr / (1 + static_cast<double>(now.t - 1) * lrDecay)),
               epsilon = static_cast<Scalar>(eps);
    elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g, auto& s) {
      s += g.square();
      theta -= rate * g / (s.sqrt() + epsilon);
    });
  }
};

}  // namespace gradlab::rule
