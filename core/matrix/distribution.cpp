#include "core/matrix/distribution.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

template <class Scalar>
Distribution distribution(std::span<const Scalar> numbers, Index bins) {
  const auto count = static_cast<double>(numbers.size());
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  Distribution spread{.min = *low, .max = *high, .counts = std::vector<Index>(static_cast<std::size_t>(bins), 0)};
  for (const Scalar number : numbers) spread.mean += static_cast<double>(number) / count;
  const double width = (spread.max - spread.min) / static_cast<double>(bins);
  for (const Scalar number : numbers) {
    const double away = static_cast<double>(number) - spread.mean;
    spread.variance += away * away / count;
    const double place = (static_cast<double>(number) - spread.min) / width;
    const Index bin = width > 0 && std::isfinite(place) ? static_cast<Index>(place) : bins / 2;
    if (std::isfinite(number)) ++spread.counts[static_cast<std::size_t>(std::clamp<Index>(bin, 0, bins - 1))];
  }
  return spread;
}

template Distribution distribution<float>(std::span<const float>, Index);
template Distribution distribution<double>(std::span<const double>, Index);

}  // namespace gradlab
