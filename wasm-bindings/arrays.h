#pragma once

#include <emscripten/val.h>

#include <span>
#include <string>
#include <vector>

namespace gradlab {

/// A typed array of JavaScript's own with these numbers: the one copy a result goes through. (A view on the module's
/// memory would be empty without a word as soon as that memory grows.)
template <class Number>
emscripten::val typedArray(std::span<const Number> numbers) {
  return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()))
      .template call<emscripten::val>("slice");
}

/// Of anything that lies in one piece: a vector, an Eigen matrix (column-major).
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
