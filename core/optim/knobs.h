#pragma once

#include <string_view>

#include "core/base/knob.h"

namespace gradlab::rule {

/// Knobs that several rules share.

constexpr Knob learningRate(double fallback) {
  return {.name = "lr",
          .fallback = fallback,
          .min = 1e-12,
          .max = 1e10,
          .scale = Scale::log,
          .help = "Learning rate: how far one update goes. The first knob to tune.",
          .sliderMin = 1e-5,
          .sliderMax = 10};
}

/// Weight decay as in PyTorch's optimizers. AdamW decays in another way, so it passes its own help.
constexpr Knob weightDecay(double fallback, std::string_view help =
                                                "Adds this share of each parameter, weights and biases alike, to its "
                                                "gradient: a pull towards zero.") {
  return {.name = "weightDecay",
          .fallback = fallback,
          .min = 0,
          .max = 1e6,
          .scale = Scale::linear,
          .help = help,
          .sliderMax = 0.1};
}

/// The share of an average that is kept each step. It is below 1, because at 1 the average would never change.
constexpr Knob memory(std::string_view name, double fallback, std::string_view help) {
  return {.name = name,
          .fallback = fallback,
          .min = 0,
          .max = 0.999999,
          .scale = Scale::linear,
          .help = help,
          .sliderMax = 0.9999};
}

/// The minimum is above zero: an element without any gradient, such as padding, would become 0/0.
constexpr Knob epsilon(double fallback) {
  return {.name = "eps",
          .fallback = fallback,
          .min = 1e-30,
          .max = 1e3,
          .scale = Scale::log,
          .help = "Keeps the division finite where gradients are tiny.",
          .sliderMin = 1e-12,
          .sliderMax = 0.1};
}

}  // namespace gradlab::rule
