#pragma once

#include <string>
#include <vector>

#include "core/base/value.h"

namespace gradlab {

/// Something a person typed that cannot be used, as a value: where it stands, what is wrong with it, what is allowed.
struct Problem {
  std::string path;  ///< the field, as in `optimizer.lr`, or empty for the whole document
  std::string code;  ///< kebab-case, stable: the key under which a page finds its own wording, such as `out-of-range`
  Value::Object params;  ///< what the wording needs: the value, the bounds, the choices
  std::string message;   ///< the English wording, without the path
};

using Problems = std::vector<Problem>;

}  // namespace gradlab
