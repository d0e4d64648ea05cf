#pragma once

#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// What a lesson says of an update rule, and all that a menu, a slider or a code export needs to know of it.
struct RuleInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;                      ///< the idea in one sentence
  std::string_view formula;                   ///< TeX, one step
  std::string_view strength;                  ///< in plain words
  std::string_view weakness;                  ///< in plain words
  std::span<const Knob> knobs;                ///< knobs[0] is lr
  std::span<const std::string_view> buffers;  ///< what is remembered for each parameter, in the letters of the formula
  std::string_view torch;                     ///< the same rule in PyTorch; `{knob}` stands for the knob's value
};

}  // namespace gradlab
