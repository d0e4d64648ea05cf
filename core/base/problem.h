#pragma once

#include <string>
#include <vector>

#include "core/base/value.h"

namespace gradlab {

/// An error in something that a person typed, as a value: which field, what is wrong with it, what is allowed.
struct Problem {
  std::string path;      ///< the field, as in `optimizer.lr`, or empty for the whole document
  std::string code;      ///< kebab-case, stable: a page looks up its own wording by it, such as `out-of-range`
  Value::Object params;  ///< what the wording needs: the value, the bounds, the choices
  std::string message;   ///< the English wording, without the path
};

using Problems = std::vector<Problem>;

}  // namespace gradlab
