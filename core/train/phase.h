#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/matrix/types.h"

namespace gradlab {

/// The lines of the training loop, in their order.
enum class Phase : std::uint8_t { takeBatch, zeroGrad, forward, loss, backward, update };

inline constexpr std::array<std::string_view, 6> phaseNames{"takeBatch", "zeroGrad", "forward",
                                                            "loss",      "backward", "update"};

/// Something that a line read or wrote. The view is good until the next call that trains or restores.
struct Tensor {
  std::string name;
  ConstView<float> values;  ///< one sample a column; a weight is units x inputs
};

}  // namespace gradlab
