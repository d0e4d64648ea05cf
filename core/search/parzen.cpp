#include "core/search/parzen.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/search/normal.h"

namespace gradlab {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kLogRootTwoPi = 0.9189385332046727;

/// The newest 25 points have weight 1. The weights of older ones fall linearly to 1 / n for the oldest.
std::vector<double> weightsByAge(std::size_t n) {
  constexpr std::size_t full = 25;
  std::vector<double> weights(n, 1);
  if (n < full) return weights;
  const double lowest = 1 / static_cast<double>(n);
  for (std::size_t i = 0; i < n - full; ++i)
    weights[i] =
        n - full == 1 ? lowest : lowest + (1 - lowest) * static_cast<double>(i) / static_cast<double>(n - full - 1);
  return weights;
}

/// For each center, the larger of the gaps to its neighbours; the outermost have only one gap. The last center is that
/// of the prior, whose gap is not used.
std::vector<double> gaps(const std::vector<double>& centers) {
  std::vector<std::size_t> order(centers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return centers[a] < centers[b]; });
  std::vector<double> widths(centers.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double here = centers[order[i]];
    const double left = i > 0 ? here - centers[order[i - 1]] : 0;
    const double right = i + 1 < order.size() ? centers[order[i + 1]] - here : 0;
    widths[order[i]] = std::max(left, right);
  }
  return widths;
}

}  // namespace

Coordinates coordinatesOf(const Space& space, const SpacePoint& point) {
  Coordinates coordinates(space.size(), kNone);
  for (std::size_t i = 0; i < space.size(); ++i) {
    if (!point[i]) continue;
    if (space[i].isChoice()) {
      if (const auto place = space[i].placeOf(*point[i])) coordinates[i] = static_cast<double>(*place);
    } else if (const double* const number = point[i]->number()) {
      if (!space[i].isLog() || *number > 0) coordinates[i] = space[i].scaled(*number);
    }
  }
  return coordinates;
}

SpacePoint pointAt(const Space& space, const Coordinates& coordinates) {
  SpacePoint point(space.size());
  for (std::size_t i = 0; i < space.size(); ++i) {
    if (std::isnan(coordinates[i])) continue;
    point[i] = space[i].isChoice() ? space[i].values[static_cast<std::size_t>(coordinates[i])]
                                   : Value(space[i].valueAt(coordinates[i]));
  }
  return point;
}

Parzen::Parzen(const Space& space, const std::vector<const Coordinates*>& seen) : space_(space) {
  for (std::size_t i = 0; i < space.size(); ++i) axes_.push_back(axisOf(space[i], i, seen));
  std::vector<double> weights = weightsByAge(seen.size());
  weights.push_back(1);
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  double sum = 0;
  for (const double weight : weights) {
    sum += weight;
    upTo_.push_back(sum / total);
    logWeight_.push_back(std::log(weight / total));
  }
}

Parzen::Axis Parzen::axisOf(const Dimension& dimension, std::size_t place,
                            const std::vector<const Coordinates*>& seen) const {
  Axis axis{};
  std::vector<double> known;
  for (const Coordinates* const at : seen) {
    axis.center.push_back((*at)[place]);
    if (!std::isnan(axis.center.back())) known.push_back(axis.center.back());
  }
  axis.center.push_back(kNone);
  const auto count = static_cast<double>(known.size());
  if (dimension.isChoice()) {
    axis.extra = 1 / (count + 1);
    return axis;
  }
  axis.bottom = dimension.bottom();
  axis.top = dimension.top();
  const double range = axis.top - axis.bottom;
  axis.center.back() = axis.bottom + range / 2;
  known.push_back(axis.center.back());
  const std::vector<double> widths = gaps(known);
  for (std::size_t kernel = 0, next = 0; kernel < axis.center.size(); ++kernel) {
    const bool prior = kernel + 1 == axis.center.size(), uniform = std::isnan(axis.center[kernel]);
    const double gap = uniform || prior ? range : widths[next++];
    axis.width.push_back(std::clamp(gap, range / std::min(100.0, count + 2), range));
    const double center = axis.center[kernel], width = axis.width.back();
    axis.logMass.push_back(uniform ? 0
                                   : std::log(normalMass((axis.bottom - center) / width, (axis.top - center) / width)));
  }
  return axis;
}

std::size_t Parzen::sampleChoice(std::size_t dimension, std::size_t kernel, Random& random) const {
  const Axis& axis = axes_[dimension];
  const std::size_t count = space_[dimension].values.size();
  const double u = random.uniform();
  if (std::isnan(axis.center[kernel]))
    return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
  double left = u * (1 + static_cast<double>(count) * axis.extra);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    left -= axis.extra + (static_cast<double>(i) == axis.center[kernel] ? 1 : 0);
    if (left < 0) return i;
  }
  return count - 1;
}

double Parzen::sampleNumber(std::size_t dimension, std::size_t kernel, Random& random) const {
  const Axis& axis = axes_[dimension];
  const double center = axis.center[kernel];
  double x = kNone;
  if (std::isnan(center)) {
    x = axis.bottom + random.uniform() * (axis.top - axis.bottom);
  } else {
    // At least a third of the probability of a kernel lies within the range, so few draws are rejected.
    do {
      x = center + axis.width[kernel] * random.normal();
    } while (x < axis.bottom || x > axis.top);
  }
  return space_[dimension].scaled(space_[dimension].valueAt(x));
}

Coordinates Parzen::sample(Random& random) const {
  const double u = random.uniform();
  const auto drawn = std::upper_bound(upTo_.begin(), upTo_.end() - 1, u);
  const auto kernel = static_cast<std::size_t>(drawn - upTo_.begin());
  Coordinates coordinates(space_.size(), kNone);
  SpacePoint choices(space_.size());
  for (std::size_t i = 0; i < space_.size(); ++i)
    if (space_[i].isChoice()) choices[i] = space_[i].values[sampleChoice(i, kernel, random)];
  for (std::size_t i = 0; i < space_.size(); ++i) {
    if (!space_.exists(i, choices)) continue;
    coordinates[i] =
        space_[i].isChoice() ? static_cast<double>(*space_[i].placeOf(*choices[i])) : sampleNumber(i, kernel, random);
  }
  return coordinates;
}

double Parzen::logKernel(std::size_t dimension, std::size_t kernel, double x, double cellLow, double cellHigh) const {
  const Axis& axis = axes_[dimension];
  const double center = axis.center[kernel];
  if (space_[dimension].isChoice()) {
    const auto count = static_cast<double>(space_[dimension].values.size());
    if (std::isnan(center)) return -std::log(count);
    return std::log((axis.extra + (x == center ? 1 : 0)) / (1 + count * axis.extra));
  }
  if (std::isnan(center)) {
    const double size =
        space_[dimension].isWhole() ? (cellHigh - cellLow) / (axis.top - axis.bottom) : 1 / (axis.top - axis.bottom);
    return std::log(size);
  }
  const double width = axis.width[kernel];
  if (space_[dimension].isWhole())
    return std::log(normalMass((cellLow - center) / width, (cellHigh - center) / width)) - axis.logMass[kernel];
  const double z = (x - center) / width;
  return -0.5 * z * z - std::log(width) - kLogRootTwoPi - axis.logMass[kernel];
}

double Parzen::logDensity(const Coordinates& at) const {
  std::vector<double> logs = logWeight_;
  for (std::size_t i = 0; i < space_.size(); ++i) {
    if (std::isnan(at[i])) continue;
    double low = 0, high = 0;
    if (space_[i].isWhole()) {
      const double value = space_[i].valueAt(at[i]);
      low = space_[i].scaled(value - 0.5);
      high = space_[i].scaled(value + 0.5);
    }
    for (std::size_t kernel = 0; kernel < logs.size(); ++kernel) logs[kernel] += logKernel(i, kernel, at[i], low, high);
  }
  const double largest = *std::max_element(logs.begin(), logs.end());
  double sum = 0;
  for (const double log : logs) sum += std::exp(log - largest);
  return largest + std::log(sum);
}

}  // namespace gradlab
