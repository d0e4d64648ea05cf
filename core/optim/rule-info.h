#pragma once

#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/base/knob.h"

namespace gradlab {

/// What a lesson says of an update rule, and all that a menu, a slider or a code export needs to know of it.
struct RuleInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;      ///< the idea in one sentence
  std::string_view formula;   ///< TeX, one step
  std::string_view strength;  ///< in plain words
  std::string_view weakness;  ///< in plain words
  /// One step on one parameter in the grammar of expressions (Program), from theta, its gradient g, the count t of the
  /// updates from 1 and the knobs by their names; a line a thought, its name in a comment behind it. A test holds it to
  /// `step`. What lessons show of a rule, in symbols, numbers and NumPy, comes from it.
  std::string_view program;
  std::string_view family;  ///< rules of a family are drawn in one hue
  /// Whether gradients a thousand times as large make steps of the same size, but for eps and weight decay: what
  /// decides how rates follow the width of a network (parametrization.h).
  bool scaleFree = false;
  std::span<const Knob> knobs;                ///< knobs[0] is lr
  std::span<const std::string_view> buffers;  ///< what is remembered for each parameter, in the letters of the formula
  std::string_view buffersStartAt = "";       ///< the knob whose value they begin with; none: 0
  std::string_view torch;                     ///< the same rule in PyTorch; `{knob}` stands for the knob's value
};

/// What is looked up of an update rule, without its words; `scaleFree` and `buffers` as in RuleInfo.
struct RuleEntry : Entry {
  bool scaleFree = false;
  std::span<const std::string_view> buffers{};
};

}  // namespace gradlab
