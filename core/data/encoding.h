#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace gradlab {

/// The text of a file that a person chose, in UTF-8: usable when there are no problems. Remarks say what was assumed.
/// The paths of both are empty.
struct Decoded {
  std::string text;
  Problems problems;
  Problems remarks;
};

/// Reads bytes as UTF-8, with or without a byte order mark; as UTF-16 where its mark is there; and what is not UTF-8 as
/// Windows-1252, with a remark. What is no text is refused.
Decoded decodeText(std::string_view bytes);

/// The problem of a text that is a spreadsheet, an archive or the like: it begins as those do, or holds NUL.
Problems refuseBinary(std::string_view text);

}  // namespace gradlab
