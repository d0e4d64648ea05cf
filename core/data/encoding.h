#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace gradlab {

/// The text of a file that a person chose, in UTF-8: usable when there are no problems. Remarks name the assumptions.
/// The paths of problems and remarks are empty.
struct Decoded {
  std::string text;
  Problems problems;
  Problems remarks;
};

/// Decodes UTF-8, with or without a byte order mark; UTF-16, if it has its byte order mark; and anything else as
/// Windows-1252, with a remark. Bytes that are not text are refused.
Decoded decodeText(std::string_view bytes);

/// A problem if the text is a spreadsheet, an archive or another binary file: it begins like an archive or holds NUL.
Problems refuseBinary(std::string_view text);

}  // namespace gradlab
