#include "core/search/best-of.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

namespace {

/// The rank, of n ranks with 0 the best, up to which the best of k draws lies with that probability. The best draw
/// ranks after place i if all k do, with probability ((n - 1 - i) / n)^k.
std::size_t placeOfBest(std::size_t n, Index k, double probability) {
  const auto count = static_cast<double>(n);
  std::size_t place = 0;
  while (place + 1 < n &&
         1 - std::pow((count - 1 - static_cast<double>(place)) / count, static_cast<double>(k)) < probability)
    ++place;
  return place;
}

}  // namespace

std::vector<BestOf> bestOf(std::vector<std::optional<double>> metrics, bool higherIsBetter) {
  std::sort(metrics.begin(), metrics.end(), [&](const std::optional<double>& a, const std::optional<double>& b) {
    if (!a || !b) return a.has_value() && !b;
    return higherIsBetter ? *a > *b : *a < *b;
  });
  std::vector<BestOf> chances;
  for (Index k = 1; k <= static_cast<Index>(metrics.size()); k *= 2) {
    const auto at = [&](double probability) { return metrics[placeOfBest(metrics.size(), k, probability)]; };
    const auto good = at(0.05), bad = at(0.95);
    chances.push_back({k, at(0.5), higherIsBetter ? bad : good, higherIsBetter ? good : bad});
  }
  return chances;
}

}  // namespace gradlab
