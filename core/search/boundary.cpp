#include "core/search/boundary.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

namespace {

constexpr double kOuter = 0.1;
constexpr double kRounding = 1e-9;

}  // namespace

std::vector<Boundary> boundaries(const Space& space, const std::vector<FiniteTrial>& trials, std::size_t count) {
  std::vector<FiniteTrial> best = trials;
  std::stable_sort(best.begin(), best.end(),
                   [](const FiniteTrial& a, const FiniteTrial& b) { return a.loss < b.loss; });
  std::vector<Boundary> boundaries;
  for (std::size_t i = 0; i < space.size(); ++i) {
    if (space[i].isChoice()) continue;
    const double from = space[i].scaled(space[i].low), range = space[i].scaled(space[i].high) - from;
    double looked = 0, low = 0, high = 0;
    for (const FiniteTrial& trial : best) {
      if (std::isnan(trial.at[i])) continue;
      const double place = (trial.at[i] - from) / range;
      low += place <= kOuter + kRounding ? 1 : 0;
      high += place >= 1 - kOuter - kRounding ? 1 : 0;
      if (++looked == static_cast<double>(count)) break;
    }
    if (low > looked / 2) boundaries.push_back({space[i].path, "low", low / looked});
    if (high > looked / 2) boundaries.push_back({space[i].path, "high", high / looked});
  }
  return boundaries;
}

}  // namespace gradlab
