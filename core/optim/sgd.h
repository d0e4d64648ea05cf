#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"
#include "core/optim/update.h"

namespace gradlab::rule {

/// Stochastic gradient descent (Robbins and Monro, 1951).
struct Sgd {
  static constexpr std::array knobs{learningRate(0.01), weightDecay(0)};
  static constexpr std::array<std::string_view, 0> buffers{};
  static constexpr RuleInfo info{
      .name = "sgd",
      .label = "SGD",
      .help = "One step against the gradient of the mini-batch.",
      .formula = R"(\theta \leftarrow \theta - \eta\, g)",
      .strength = "Simple and stable, nothing to remember, and it often generalizes well.",
      .weakness =
          "Everything hangs on the learning rate; slow where the loss is steep in one direction and flat in another.",
      .program = R"(d = g + weightDecay*theta  # weight decay joins the gradient
theta = theta - lr*d  # the next point)",
      .family = "descent",
      .knobs = knobs,
      .buffers = buffers,
      .torch = "torch.optim.SGD(model.parameters(), lr={lr}, weight_decay={weightDecay})",
  };

  double decay;

  explicit Sgd(std::span<const double> values) : decay(values[1]) {}

  template <class Elements>
  void step(Elements& elements, const Update& now) {
    using Scalar = typename Elements::Scalar;
    const auto rate = static_cast<Scalar>(now.lr);
    elements.updateWithDecay(static_cast<Scalar>(decay), [=](auto& theta, const auto& g) { theta -= rate * g; });
  }
};

}  // namespace gradlab::rule
