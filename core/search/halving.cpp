#include "core/search/halving.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gradlab {

namespace {

constexpr Index kDefaultTrials = 50;
constexpr Index kMostTrials = 1'000'000;

std::vector<Rung> rungsFor(const Sweep& sweep, Index trials) {
  const auto& knobs = sweep.strategy.knobs;
  return rungsOf(trials, sweep.base.steps, static_cast<Index>(knobs[1]), static_cast<Index>(knobs[0]));
}

}  // namespace

std::vector<Rung> rungsOf(Index trials, Index steps, Index minSteps, Index eta) {
  std::vector<Rung> rungs{{trials, std::min(minSteps, steps)}};
  while (rungs.back().steps < steps) {
    const Rung& before = rungs.back();
    const Index longer = before.steps > steps / eta ? steps : before.steps * eta;
    rungs.push_back({std::max<Index>(1, before.trials / eta), std::min(longer, steps)});
  }
  return rungs;
}

double updatesOf(const std::vector<Rung>& rungs) {
  double updates = 0;
  Index before = 0;
  for (const Rung& rung : rungs) {
    updates += static_cast<double>(rung.trials) * static_cast<double>(rung.steps - before);
    before = rung.steps;
  }
  return updates;
}

Index fewestSteps(Index steps, double eta) {
  return std::max<Index>(1, static_cast<Index>(std::floor(static_cast<double>(steps) / (eta * eta * eta))));
}

Index halvingTrials(const Sweep& sweep) {
  if (sweep.budget.trials) return static_cast<Index>(*sweep.budget.trials);
  if (!sweep.budget.steps) return kDefaultTrials;
  // The largest number for which all rungs fit into the budget. At least one; its later rungs then do not start.
  const double updates = *sweep.budget.steps / static_cast<double>(sweep.repeats);
  Index fits = 1, tooMany = kMostTrials;
  while (tooMany - fits > 1) {
    const Index middle = fits + (tooMany - fits) / 2;
    (updatesOf(rungsFor(sweep, middle)) <= updates ? fits : tooMany) = middle;
  }
  return fits;
}

Halving::Halving(const Sweep& sweep)
    : space_(sweep.space),
      random_(sweep.strategy.seed, Stream::search),
      rungs_(rungsFor(sweep, halvingTrials(sweep))),
      trials_(static_cast<std::size_t>(rungs_.front().trials)) {
  std::iota(trials_.begin(), trials_.end(), Index{0});
}

std::optional<Proposal> Halving::propose() {
  if (proposed_ == trials_.size() && awaited_ == 0 && rung_ + 1 < rungs_.size()) beginNextRung();
  if (proposed_ == trials_.size()) return std::nullopt;
  const Index trial = trials_[proposed_++];
  ++awaited_;
  if (rung_ == 0) {
    points_.push_back(drawPoint(space_, random_));
    losses_.push_back(std::numeric_limits<double>::infinity());
  }
  const Index begun = rung_ == 0 ? 0 : rungs_[rung_ - 1].steps;
  return Proposal{trial, points_[static_cast<std::size_t>(trial)], static_cast<Index>(rung_), begun,
                  rungs_[rung_].steps};
}

void Halving::learn(Index trial, double loss) {
  losses_[static_cast<std::size_t>(trial)] = loss;
  --awaited_;
}

void Halving::beginNextRung() {
  const auto count = static_cast<std::ptrdiff_t>(rungs_[++rung_].trials);
  // Stable: of trials with equal losses, the earlier one continues.
  std::stable_sort(trials_.begin(), trials_.end(), [&](Index a, Index b) {
    return losses_[static_cast<std::size_t>(a)] < losses_[static_cast<std::size_t>(b)];
  });
  trials_.erase(trials_.begin() + count, trials_.end());
  std::sort(trials_.begin(), trials_.end());
  proposed_ = 0;
}

}  // namespace gradlab
