#pragma once

#include <string>
#include <string_view>

#include "core/base/value.h"

namespace gradlab::cli {

/// A value as JSON text on one line: numbers are the shortest that read back, null stands for what is not finite.
std::string toJson(const Value& value);

/// A value from JSON text, duplicate keys and all; or where the text stops being JSON, as in `line 3, column 7: ...`.
struct ParsedJson {
  Value value;
  std::string complaint;  ///< empty when there is none
};
ParsedJson parseJson(std::string_view text);

}  // namespace gradlab::cli
