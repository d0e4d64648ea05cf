#pragma once

#include <span>

#include "core/matrix/types.h"

namespace gradlab {

/// Whether none of the numbers is infinite or NaN, in one pass without branches. Precondition: the numbers start on 16
/// bytes.
bool allFinite(std::span<const float> numbers);

inline bool allFinite(const ConstView<float>& numbers) {
  return allFinite(std::span(numbers.data(), static_cast<std::size_t>(numbers.size())));
}

}  // namespace gradlab
