#pragma once

#include <emscripten/val.h>

#include <optional>

#include "core/base/problem.h"
#include "core/base/value.h"

namespace gradlab {

/// What plain JavaScript data say, as the core reads them. Members that are undefined are absent, as in JSON; what no
/// document can hold (a function, a symbol, a BigInt) is null, which the checker refuses where it stands. Nothing when
/// the data are deeper or larger than any document, or go in circles.
std::optional<Value> fromJavaScript(const emscripten::val& plain);

emscripten::val toJavaScript(const Value& value);

/// A list of {path, code, params, message}.
emscripten::val toJavaScript(const Problems& problems);

/// What `open` and its like answer instead of a result: {problems}.
emscripten::val refused(const Problems& problems);

/// The problem of a document that `fromJavaScript` could not read.
Problems tooLarge();

}  // namespace gradlab
