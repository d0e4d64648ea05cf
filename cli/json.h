#pragma once

#include <string>
#include <string_view>

#include "core/base/value.h"

namespace gradlab::cli {

/// A value as JSON on one line: numbers with the fewest digits that read back; NaN and infinity become null.
std::string toJson(const Value& value);

/// A value from JSON, with duplicate keys; or the complaint with its place, as in `line 3, column 7: ...`.
struct ParsedJson {
  Value value;
  std::string complaint;  ///< empty if there is none
};
ParsedJson parseJson(std::string_view text);

}  // namespace gradlab::cli
