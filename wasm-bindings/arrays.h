#pragma once

#include <emscripten/val.h>

#include <span>
#include <string>
#include <vector>

namespace gradlab {

/// A JavaScript typed array with a copy of these numbers, the only copy of a result. (A view into the memory of the
/// module would silently become empty when that memory grows.)
template <class Number>
emscripten::val typedArray(std::span<const Number> numbers) {
  return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()))
      .template call<emscripten::val>("slice");
}

/// The same for anything contiguous: a vector, or an Eigen matrix (column-major).
template <class Numbers>
emscripten::val typedArray(const Numbers& numbers) {
  return typedArray(std::span(numbers.data(), static_cast<std::size_t>(numbers.size())));
}

inline emscripten::val textArray(const std::vector<std::string>& texts) {
  emscripten::val list = emscripten::val::array();
  for (std::size_t i = 0; i < texts.size(); ++i) list.set(static_cast<int>(i), texts[i]);
  return list;
}

}  // namespace gradlab
