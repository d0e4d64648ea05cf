#pragma once

#include <emscripten/val.h>

#include <optional>

#include "core/base/problem.h"
#include "core/base/value.h"

namespace gradlab {

/// Converts plain JavaScript data. Undefined members are absent, as in JSON; values that no document can hold (a
/// function, a symbol, a BigInt) become null, which the checker refuses at their path. Nothing if the data are deeper
/// or larger than any document, or cyclic.
std::optional<Value> fromJavaScript(const emscripten::val& plain);

emscripten::val toJavaScript(const Value& value);

/// A list of {path, code, params, message}.
emscripten::val toJavaScript(const Problems& problems);

/// The answer of `open` and similar calls instead of a result: {problems}.
emscripten::val refused(const Problems& problems);

/// The problem of a document that `fromJavaScript` could not read.
Problems tooLarge();

}  // namespace gradlab
