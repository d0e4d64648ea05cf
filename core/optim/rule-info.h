#pragma once

#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/base/knob.h"

namespace gradlab {

/// A catalog entry: all that a lesson, a menu, a slider and a code export need to know about an update rule.
struct RuleInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;      ///< the idea in one sentence
  std::string_view formula;   ///< TeX, one step
  std::string_view strength;  ///< in plain words
  std::string_view weakness;  ///< in plain words
  /// One step on one parameter in the grammar of expressions (Program). It reads theta, its gradient g, the number t of
  /// the update (from 1) and the knobs by name. Each line is one idea, named in the comment at its end. A test compares
  /// it with `step`. Lessons derive from it what they show of a rule in symbols, numbers and NumPy.
  std::string_view program;
  std::string_view family;  ///< rules of one family have the same hue in charts
  /// Whether the size of a step does not depend on the scale of the gradients, apart from eps and weight decay. It
  /// decides how learning rates depend on the width of a network (parametrization.h).
  bool scaleFree = false;
  /// Whether weight decay shrinks parameters directly, by the rate of the step without the factor of a group
  /// (Update::unscaledLr), instead of being added to the gradient.
  bool decoupledDecay = false;
  std::span<const Knob> knobs;                ///< knobs[0] is lr
  std::span<const std::string_view> buffers;  ///< what is remembered for each parameter, with the formula's letters
  std::string_view buffersStartAt = "";       ///< the knob with their initial value; empty: they start at 0
  std::string_view torch;                     ///< the PyTorch call; `{knob}` is a placeholder for the value of the knob
};

/// The part of an update rule that is looked up by name, without words; `scaleFree` and `buffers` as in RuleInfo.
struct RuleEntry : Entry {
  bool scaleFree = false;
  std::span<const std::string_view> buffers{};
};

}  // namespace gradlab
