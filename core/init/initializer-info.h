#pragma once

#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// The two numbers a person may add to a scheme. Every scheme multiplies its weights by gain; only those that take
/// no width from the layer read std.
struct InitSettings {
  double std;
  double gain;
};

/// What a lesson says of an initializer.
struct InitializerInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;     ///< TeX, with gain 1; n_in and n_out are the inputs and units of the layer
  std::span<const Knob> knobs;  ///< which of the settings it reads
  std::string_view torch;       ///< the same in PyTorch, for one `layer` and gain 1; `{std}` stands for the value
};

}  // namespace gradlab
