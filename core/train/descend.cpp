#include "core/train/descend.h"

#include <cmath>
#include <limits>

#include "core/expression/typed-rule.h"
#include "core/optim/optimizer.h"
#include "core/train/network-plane.h"

namespace gradlab {

namespace {

Path descendOn(const Surface& surface, const CheckedDescent& asked, const Descent& descent) {
  if (asked.own) {
    TypedRule rule(asked.own->program, asked.own->constants, 2);
    return descend(surface, rule, descent);
  }
  Optimizer<double> optimizer(asked.optimizer.name, asked.optimizer.knobs, 2);
  return descend(surface, optimizer, descent);
}

}  // namespace

std::unique_ptr<const Surface> makeLandscape(const Landscape& landscape) {
  if (landscape.network) return std::make_unique<NetworkPlane>(*landscape.network);
  return makeSurface(landscape.surface.name, landscape.surface.knobs);
}

Path descend(const CheckedDescent& asked) { return descendOn(*makeLandscape(asked.landscape), asked, asked.descent); }

std::vector<std::string> bufferNames(const CheckedDescent& asked) {
  if (asked.own) return TypedRule::buffers(asked.own->program);
  const auto buffers = findRule(asked.optimizer.name)->buffers;
  return {buffers.begin(), buffers.end()};
}

std::vector<double> valuesOn(const CheckedGrid& grid) {
  const auto surface = makeLandscape(grid.landscape);
  const auto between = [](double low, double high, Index i, Index count) {
    return low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
  };
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(grid.columns * grid.rows));
  for (Index j = 0; j < grid.rows; ++j)
    for (Index i = 0; i < grid.columns; ++i)
      values.push_back(surface->value(
          {between(grid.low.x, grid.high.x, i, grid.columns), between(grid.low.y, grid.high.y, j, grid.rows)}));
  return values;
}

std::vector<double> tune(const CheckedTuning& tuning) {
  const auto surface = makeLandscape(tuning.landscape);
  std::vector<double> finals;
  for (const double rate : tuning.rates) {
    Descent descent = tuning.descent;
    descent.lr = rate;
    double sum = 0;
    for (Index i = 0; i < tuning.seeds && !std::isnan(sum); ++i, ++descent.seed) {
      const Path path = descendOn(*surface, tuning, descent);
      sum += path.diverged ? std::numeric_limits<double>::quiet_NaN() : path.f.back();
    }
    finals.push_back(sum / static_cast<double>(tuning.seeds));
  }
  return finals;
}

Index indexOfLeast(std::span<const double> numbers) {
  Index least = -1;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (least < 0 ? !std::isnan(numbers[i]) : numbers[i] < numbers[static_cast<std::size_t>(least)])
      least = static_cast<Index>(i);
  return least;
}

}  // namespace gradlab
