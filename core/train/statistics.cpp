#include "core/train/statistics.h"

#include <algorithm>

namespace gradlab {

Distribution distribution(std::span<const float> numbers, Index bins) {
  const auto count = static_cast<double>(numbers.size());
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  Distribution found{.min = *low, .max = *high, .counts = std::vector<Index>(static_cast<std::size_t>(bins), 0)};
  for (const float number : numbers) found.mean += static_cast<double>(number) / count;
  const double width = (found.max - found.min) / static_cast<double>(bins);
  for (const float number : numbers) {
    const double away = static_cast<double>(number) - found.mean;
    found.variance += away * away / count;
    const Index bin = width > 0 ? static_cast<Index>((static_cast<double>(number) - found.min) / width) : bins / 2;
    ++found.counts[static_cast<std::size_t>(std::clamp<Index>(bin, 0, bins - 1))];
  }
  return found;
}

}  // namespace gradlab
