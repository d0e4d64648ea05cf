#pragma once

#include <span>

#include "core/matrix/types.h"

namespace gradlab {

/// Whether no number is infinite or NaN, in one pass without branches: x * 0 is 0 for finite x and NaN otherwise.
inline bool allFinite(ConstView<float> numbers) { return (numbers.array() * 0.0F).sum() == 0.0F; }

/// The numbers start on 16 bytes.
inline bool allFinite(std::span<const float> numbers) {
  return allFinite(ConstView<float>(numbers.data(), static_cast<Index>(numbers.size()), 1));
}

}  // namespace gradlab
