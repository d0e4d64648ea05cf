#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/base/knob.h"

namespace gradlab {

/// How first weights, sums and learning rates depend on the width of a network.
struct ParametrizationInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;  ///< TeX, with m for width / base width
  std::span<const Knob> knobs;
};

/// All parametrizations, in the order of a menu: `standard`, and `mup` with its baseWidth.
std::span<const ParametrizationInfo> parametrizations();
std::span<const Entry> parametrizationEntries();

/// What a tensor is in a network, as far as its width is concerned. `vector`: what a hidden unit has one number of, its
/// bias, scale and shift.
enum class Role : std::uint8_t { inputWeight, hiddenWeight, outputWeight, vector, outputBias };

/// What is multiplied for a tensor: the variance of its first values, what it contributes to the sums of its layer, and
/// the learning rate.
struct WidthFactors {
  double variance = 1;
  double sum = 1;
  double rate = 1;
};

/// The parts of the maximal-update parametrization, for those who ask what each of them does. Without a rate's part
/// that rate is m times smaller (input) or as large (hidden) as the whole would have it.
struct WidthParts {
  bool inputRate = true;
  bool hiddenRate = true;
  bool outputVariance = true;
  bool outputSum = true;

  friend bool operator==(const WidthParts&, const WidthParts&) = default;
};

/// The maximal-update parametrization (Yang et al., Tensor Programs V, 2022, the form of its table 8) for a network `m`
/// times as wide as its base; all factors are 1 at m = 1. `scaleFree` as in RuleInfo.
WidthFactors maximalUpdate(Role role, double m, bool scaleFree, WidthParts parts = {});

}  // namespace gradlab
