#include "core/search/importance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/search/normal.h"

namespace gradlab {

namespace {

constexpr double kCells = 50;
constexpr std::size_t kFewestTop = 2;
constexpr std::size_t kResamples = 200;

/// The number of grid cells of a dimension.
std::size_t cellsOf(const Dimension& dimension) {
  if (dimension.isChoice()) return dimension.values.size();
  const double values = dimension.high - dimension.low + 1;
  double cells = kCells;
  if (dimension.kind == Kind::integer) cells = std::min(cells, values);
  if (dimension.kind == Kind::logInteger) cells = std::min(cells, std::ceil(std::log2(values)) + 1);
  return static_cast<std::size_t>(cells);
}

std::size_t cellOf(const Dimension& dimension, double at, std::size_t cells) {
  if (dimension.isChoice()) return static_cast<std::size_t>(at);
  const double low = dimension.scaled(dimension.low), last = static_cast<double>(cells) - 1;
  const double step = (dimension.scaled(dimension.high) - low) / last;
  return static_cast<std::size_t>(std::clamp(std::ceil((at - low) / step - 0.5), 0.0, last));
}

/// Counts of seen values on the grid of a dimension, and a kernel density estimate of the share of each cell.
class GridEstimate {
 public:
  GridEstimate(const Dimension& dimension, const std::vector<double>& seen)
      : isChoice_(dimension.isChoice()), counts_(cellsOf(dimension)) {
    for (const double at : seen) ++counts_[cellOf(dimension, at, counts_.size())];
    total_ = static_cast<double>(seen.size());
    for (std::size_t cell = 0; cell < counts_.size(); ++cell)
      if (counts_[cell] > 0) seen_.push_back(cell);
    if (!isChoice_) width_ = scottsRule();
  }

  std::vector<double> shares() const {
    const auto cells = counts_.size();
    std::vector<double> shares(cells);
    const double prior = 1 / (total_ + 1);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      shares[cell] =
          prior * (isChoice_ ? 1 / static_cast<double>(cells) : mass(cell, middle(), static_cast<double>(cells)));
      for (const std::size_t center : seen_) shares[cell] += prior * counts_[center] * kernel(cell, center);
      shares[cell] += 1e-12;
    }
    return shares;
  }

 private:
  double middle() const { return (static_cast<double>(counts_.size()) - 1) / 2; }

  double kernel(std::size_t cell, std::size_t center) const {
    if (!isChoice_) return mass(cell, static_cast<double>(center), width_);
    const double extra = 1 / (static_cast<double>(seen_.size()) + 1);
    return (extra + (cell == center ? 1 : 0)) / (1 + extra * static_cast<double>(counts_.size()));
  }

  /// The probability of a cell for a normal distribution truncated to the grid.
  double mass(std::size_t cell, double center, double width) const {
    const auto at = static_cast<double>(cell);
    const double last = static_cast<double>(counts_.size()) - 0.5;
    return normalMass((at - 0.5 - center) / width, (at + 0.5 - center) / width) /
           normalMass((-0.5 - center) / width, (last - center) / width);
  }

  /// The kernel width in cells (Scott, 1992). The quartiles are those of the counts of the cells, rounded as in Optuna.
  double scottsRule() const {
    double sum = 0, squares = 0;
    for (const std::size_t cell : seen_) sum += counts_[cell] * static_cast<double>(cell);
    const double mean = sum / total_;
    for (const std::size_t cell : seen_) {
      const double distance = static_cast<double>(cell) - mean;
      squares += counts_[cell] * distance * distance;
    }
    const double deviation = std::sqrt(squares / std::max(1.0, total_ - 1));
    std::size_t first = 0, third = 0;
    double upTo = 0;
    for (const std::size_t cell : seen_) {
      upTo += counts_[cell];
      if (upTo < std::floor(total_ / 4)) ++first;
      if (upTo <= std::floor(3 * total_ / 4)) ++third;
    }
    const double range =
        static_cast<double>(seen_[std::min(third, seen_.size() - 1)]) - static_cast<double>(seen_[first]);
    return std::max(1.059 * std::min(range / 1.34, deviation) * std::pow(total_, -0.2), 0.5 / 1.64);
  }

  bool isChoice_;
  std::vector<double> counts_;
  std::vector<std::size_t> seen_;
  double total_ = 0;
  double width_ = 0;
};

double divergence(const Dimension& dimension, const std::vector<double>& top, const std::vector<double>& all) {
  const std::vector<double> p = GridEstimate(dimension, top).shares(), q = GridEstimate(dimension, all).shares();
  double sum = 0;
  for (std::size_t cell = 0; cell < p.size(); ++cell)
    sum += q[cell] * (p[cell] / q[cell] - 1) * (p[cell] / q[cell] - 1);
  return sum;
}

/// The largest loss of the best tenth.
double cutoff(const std::vector<FiniteTrial>& trials) {
  std::vector<double> losses;
  for (const FiniteTrial& trial : trials) losses.push_back(trial.loss);
  std::sort(losses.begin(), losses.end());
  const std::size_t top = std::max((losses.size() + 9) / 10, kFewestTop);
  return losses[std::min(top, losses.size()) - 1];
}

double quantile(std::vector<double> numbers, double share) {
  std::sort(numbers.begin(), numbers.end());
  const double place = share * static_cast<double>(numbers.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double above = numbers[std::min(below + 1, numbers.size() - 1)];
  return numbers[below] + (place - static_cast<double>(below)) * (above - numbers[below]);
}

/// The importance of dimension `i` before normalization.
double shareOf(const Dimension& dimension, std::size_t i, const std::vector<FiniteTrial>& trials, double worstOfTop) {
  std::vector<double> top, all;
  double tops = 0;
  for (const FiniteTrial& trial : trials) {
    const bool isTop = trial.loss <= worstOfTop;
    tops += isTop ? 1 : 0;
    if (std::isnan(trial.at[i])) continue;
    all.push_back(trial.at[i]);
    if (isTop) top.push_back(trial.at[i]);
  }
  // A dimension that exists in few trials counts less.
  if (cellsOf(dimension) < 2 || all.size() < 2 || top.empty()) return 0;
  const double ofTop = static_cast<double>(top.size()) / tops;
  const double ofAll = static_cast<double>(all.size()) / static_cast<double>(trials.size());
  return ofTop * ofTop / ofAll * divergence(dimension, top, all);
}

std::vector<double> normalized(std::vector<double> shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = sum > 0 ? share / sum : 1 / static_cast<double>(shares.size());
  return shares;
}

/// The cost of one dimension of one resample, in rows of a table: 8 for its cells, and 1 for each 200 trials.
constexpr std::int64_t kDimensionSize = 8;
constexpr std::int64_t kTrialsPerRow = 200;

}  // namespace

std::vector<double> importances(const Space& space, const std::vector<FiniteTrial>& trials) {
  const double worstOfTop = cutoff(trials);
  std::vector<double> shares;
  for (std::size_t i = 0; i < space.size(); ++i) shares.push_back(shareOf(space[i], i, trials, worstOfTop));
  return normalized(std::move(shares));
}

ImportanceWork::ImportanceWork(const Space& space, std::vector<FiniteTrial> trials)
    : space_(space), trials_(std::move(trials)), random_(0, Stream::resampling), drawn_(trials_) {}

bool ImportanceWork::advance(std::int64_t size) {
  if (trials_.empty()) return false;
  const std::int64_t each = kDimensionSize + static_cast<std::int64_t>(trials_.size()) / kTrialsPerRow;
  for (; size > 0; size -= each) {
    if (shares_.empty()) worstOfTop_ = cutoff(drawn_);
    const std::size_t i = shares_.size();
    shares_.push_back(shareOf(space_[i], i, drawn_, worstOfTop_));
    if (shares_.size() < space_.size()) continue;
    all_.push_back(normalized(std::move(shares_)));
    shares_.clear();
    if (all_.size() > kResamples) return false;
    for (FiniteTrial& trial : drawn_) trial = trials_[random_.below(static_cast<std::uint32_t>(trials_.size()))];
  }
  return true;
}

std::vector<Importance> ImportanceWork::result() const {
  std::vector<Importance> importances;
  for (std::size_t d = 0; !all_.empty() && d < space_.size(); ++d) {
    std::vector<double> resampled;
    for (std::size_t i = 1; i < all_.size(); ++i) resampled.push_back(all_[i][d]);
    importances.push_back({space_[d].path, all_[0][d], quantile(resampled, 0.05), quantile(resampled, 0.95)});
  }
  return importances;
}

std::vector<Importance> importancesWithIntervals(const Space& space, const std::vector<FiniteTrial>& trials) {
  ImportanceWork work(space, trials);
  finish(work);
  return work.result();
}

}  // namespace gradlab
