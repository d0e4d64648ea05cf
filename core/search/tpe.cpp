#include "core/search/tpe.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gradlab {

Coordinates mostPromising(const Space& space, const std::vector<SeenTrial>& finished,
                          const std::vector<Coordinates>& running, Index candidates, Random& random) {
  std::vector<std::size_t> order(finished.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return finished[a].loss < finished[b].loss; });
  const auto best = static_cast<std::ptrdiff_t>(std::min<std::size_t>((finished.size() + 9) / 10, 25));
  std::sort(order.begin(), order.begin() + best);
  std::sort(order.begin() + best, order.end());
  std::vector<const Coordinates*> good, bad;
  for (std::size_t i = 0; i < order.size(); ++i)
    (static_cast<std::ptrdiff_t>(i) < best ? good : bad).push_back(&finished[order[i]].at);
  for (const Coordinates& at : running) bad.push_back(&at);

  const Parzen likely(space, good), unlikely(space, bad);
  Coordinates chosen;
  double highest = -std::numeric_limits<double>::infinity();
  for (Index i = 0; i < candidates; ++i) {
    Coordinates candidate = likely.sample(random);
    const double gain = likely.logDensity(candidate) - unlikely.logDensity(candidate);
    if (chosen.empty() || gain > highest) {
      chosen = std::move(candidate);
      highest = gain;
    }
  }
  return chosen;
}

TpeSearch::TpeSearch(const Sweep& sweep)
    : space_(sweep.space),
      startup_(static_cast<Index>(sweep.strategy.knobs[0])),
      candidates_(static_cast<Index>(sweep.strategy.knobs[1])),
      batch_(static_cast<Index>(sweep.strategy.knobs[2])),
      random_(sweep.strategy.seed, Stream::search) {}

std::optional<Proposal> TpeSearch::propose() {
  const auto trial = static_cast<Index>(points_.size());
  SpacePoint point;
  if (trial < startup_) {
    point = drawPoint(space_, random_);
    points_.push_back(coordinatesOf(space_, point));
  } else {
    const Index begin = startup_ + (trial - startup_) / batch_ * batch_;
    if (trial == begin && awaited_ > 0) return std::nullopt;
    // The other trials of the batch count as running even after they have ended, so that proposals do not depend on
    // their speed.
    std::vector<SeenTrial> finished;
    for (std::size_t i = 0; i < static_cast<std::size_t>(begin); ++i) finished.push_back({points_[i], *losses_[i]});
    const std::vector<Coordinates> running(points_.begin() + begin, points_.end());
    points_.push_back(mostPromising(space_, finished, running, candidates_, random_));
    point = pointAt(space_, points_.back());
  }
  losses_.emplace_back();
  ++awaited_;
  return Proposal{trial, std::move(point), {}, 0, {}};
}

void TpeSearch::learn(Index trial, double loss) {
  losses_[static_cast<std::size_t>(trial)] = loss;
  --awaited_;
}

}  // namespace gradlab
