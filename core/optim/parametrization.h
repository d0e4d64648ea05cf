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
  std::string_view formula;  ///< TeX, where m is width / base width
  std::span<const Knob> knobs;
};

/// All parametrizations, in the order of a menu: `standard`, and `mup` with its baseWidth.
std::span<const ParametrizationInfo> parametrizations();
std::span<const Entry> parametrizationEntries();

/// The role of a tensor, as far as the width of the network matters. A `vector` has one number for each hidden unit: a
/// bias, scale or shift.
enum class Role : std::uint8_t { inputWeight, hiddenWeight, outputWeight, vector, outputBias };

/// The factors of a tensor: of the variance of its first values, of its contribution to the sums of its layer, and of
/// its learning rate.
struct WidthFactors {
  double variance = 1;
  double sum = 1;
  double rate = 1;
};

/// The parts of the maximal-update parametrization, which can be switched off one by one to see what each does. Without
/// the part of a rate, this rate is m times smaller (input) or larger (hidden) than with it.
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
