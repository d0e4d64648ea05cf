#pragma once

#include <string_view>

#include "core/base/value.h"
#include "core/expression/syntax.h"

namespace gradlab {

/// Assignments as data, one entry for each line, for a page that shows them in symbols, with numbers or in another
/// language: {"to": name, "source": tree, "note": the comment at the end of the line}. A tree is a number, a name, or
/// the name of an op with its operands: `["mul", "lr", "g"]`. A value that was assigned before appears as its name.
Value outlineOf(std::string_view text, const Syntax& syntax);

/// The same for a text that is known to be valid, such as the program of a rule.
Value outlineOf(std::string_view text);

}  // namespace gradlab
