#pragma once

#include <string_view>

#include "core/base/knob.h"

namespace gradlab::rule {

/// Knobs that several rules share, so that they are spelled once.

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

/// Weight decay as PyTorch's optimizers have it: all but AdamW, which says of its own what it does.
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

/// The share of an average that is kept each step: at 1 it would never learn anything new.
constexpr Knob memory(std::string_view name, double fallback, std::string_view help) {
  return {.name = name,
          .fallback = fallback,
          .min = 0,
          .max = 0.999999,
          .scale = Scale::linear,
          .help = help,
          .sliderMax = 0.9999};
}

/// Never zero: a parameter without any gradient, such as padding, would become 0/0.
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
