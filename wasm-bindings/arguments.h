#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gradlab {

/// Embind checks how many arguments a call has, not what they are: null, 'x' and 1.7 all pass for an int. So every
/// argument comes as a `val` and goes through one of these, before anything else happens in a call; what does not fit
/// throws a TypeError that names it. (Unwinding runs no destructors here: nothing may have been allocated yet.)

[[noreturn]] void throwTypeError(const std::string& message);

/// A whole number of at least `least`. Infinity is the largest there is.
std::int64_t wholeNumber(const emscripten::val& argument, const char* name, std::int64_t least);

double finiteNumber(const emscripten::val& argument, const char* name);

/// Which of these names the argument is.
std::size_t oneOf(const emscripten::val& argument, const char* name, std::span<const std::string_view> names);

/// The argument itself, once it is known to be an object and no array.
const emscripten::val& object(const emscripten::val& argument, const char* name);

}  // namespace gradlab
