#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/optim/knobs.h"
#include "core/optim/rule-info.h"

namespace gradlab::rule {

/// Stochastic gradient descent (Robbins and Monro, 1951).
struct Sgd {
  static constexpr std::array knobs{learningRate(0.01), penalty(0)};
  static constexpr std::array<std::string_view, 0> buffers{};
  static constexpr RuleInfo info{
      .name = "sgd",
      .label = "SGD",
      .help = "One step against the gradient of the mini-batch.",
      .formula = R"(\theta \leftarrow \theta - \eta\, g)",
      .strength = "Simple and stable, nothing to remember, and it often generalizes well.",
      .weakness =
          "Everything hangs on the learning rate; slow where the loss is steep in one direction and flat in another.",
      .knobs = knobs,
      .buffers = buffers,
      .torch = "torch.optim.SGD(model.parameters(), lr={lr}, weight_decay={weightDecay})",
  };

  double weightDecay;

  explicit Sgd(std::span<const double> values) : weightDecay(values[1]) {}

  template <class Sweep>
  void step(Sweep& sweep, double lr, std::int64_t) {
    using Scalar = typename Sweep::Scalar;
    const auto rate = static_cast<Scalar>(lr);
    sweep.withDecay(static_cast<Scalar>(weightDecay), [=](auto& theta, const auto& g) { theta -= rate * g; });
  }
};

}  // namespace gradlab::rule
