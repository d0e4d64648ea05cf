#include "core/matrix/finite.h"

namespace gradlab {

/// x * 0 is 0 for finite x and NaN otherwise.
bool allFinite(std::span<const float> numbers) {
  const Eigen::Map<const Eigen::ArrayXf, Eigen::Aligned16> array(numbers.data(), static_cast<Index>(numbers.size()));
  return (array * 0.0F).sum() == 0.0F;
}

}  // namespace gradlab
