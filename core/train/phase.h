#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/matrix/types.h"

namespace gradlab {

/// The lines of the training loop, in order.
enum class Phase : std::uint8_t { takeBatch, zeroGrad, forward, loss, backward, update };

inline constexpr std::array<std::string_view, 6> phaseNames{"takeBatch", "zeroGrad", "forward",
                                                            "loss",      "backward", "update"};

/// A tensor that a line reads or writes. The view is valid until the next call that trains or restores.
struct Tensor {
  std::string name;
  ConstView<float> values;  ///< each column is a sample; a weight is units x inputs
};

}  // namespace gradlab
