#pragma once

#include <span>
#include <string_view>

#include "core/base/knob.h"

namespace gradlab {

/// The two numbers that a person can set for a scheme. Every scheme multiplies its weights by gain; only schemes whose
/// scale does not depend on the width of the layer read std.
struct InitSettings {
  double std;
  double gain;
};

/// A catalog entry: the words and knobs of an initializer.
struct InitializerInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::string_view formula;     ///< TeX, with gain 1; n_in and n_out are the inputs and units of the layer
  std::span<const Knob> knobs;  ///< which of the settings it reads
  std::string_view torch;       ///< the PyTorch call for one `layer` and gain 1; `{std}` is a placeholder for the value
};

}  // namespace gradlab
