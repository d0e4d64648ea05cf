#pragma once

#include <string_view>

#include "core/base/value.h"
#include "core/expression/syntax.h"

namespace gradlab {

/// A text of assignments as data, a line each, for a page that shows it in symbols, with numbers or in another
/// language:
/// {"to": name, "source": tree, "note": the comment behind it}. A tree is a number, a name, or the name of an op with
/// its operands: `["mul", "lr", "g"]`. What was assigned before is its name.
Value outlineOf(std::string_view text, const Syntax& syntax);

/// The same of a text that is known to be good, such as a rule's program.
Value outlineOf(std::string_view text);

}  // namespace gradlab
