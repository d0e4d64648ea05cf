#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gradlab {

/// Embind checks the number of arguments of a call, but not their types: null, 'x' and 1.7 all pass for an int. So
/// every argument is a `val` and is checked by one of these functions before a call does anything else; a wrong
/// argument throws a TypeError that names it. (The exception runs no destructors here, so nothing may be allocated
/// before.)

[[noreturn]] void throwTypeError(const std::string& message);

/// A whole number of at least `least`. Infinity, and numbers from 2^53 up, become the largest int64.
std::int64_t wholeNumber(const emscripten::val& argument, const char* name, std::int64_t least);

double finiteNumber(const emscripten::val& argument, const char* name);

/// The index of the argument in `names`.
std::size_t oneOf(const emscripten::val& argument, const char* name, std::span<const std::string_view> names);

/// The argument, after a check that it is an object and not an array.
const emscripten::val& object(const emscripten::val& argument, const char* name);

}  // namespace gradlab
