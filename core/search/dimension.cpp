#include "core/search/dimension.h"

#include <algorithm>
#include <cmath>

#include "core/search/logarithm.h"

namespace gradlab {

double Dimension::scaled(double value) const { return isLog() ? logarithm(value) : value; }

double Dimension::valueAt(double scaled) const {
  const double value = isLog() ? exponential(scaled) : scaled;
  return std::clamp(isWhole() ? std::floor(value + 0.5) : value, low, high);
}

double Dimension::bottom() const { return scaled(isWhole() ? low - 0.5 : low); }
double Dimension::top() const { return scaled(isWhole() ? high + 0.5 : high); }

Value Dimension::at(double u) const {
  if (isChoice()) {
    const auto place = static_cast<std::size_t>(u * static_cast<double>(values.size()));
    return values[std::min(place, values.size() - 1)];
  }
  return valueAt(bottom() + u * (top() - bottom()));
}

std::vector<Value> Dimension::grid(Index points) const {
  if (isChoice()) return values;
  std::vector<Value> distinct;
  const double from = scaled(low), step = (scaled(high) - from) / static_cast<double>(points - 1);
  for (Index i = 0; i < points; ++i) {
    const double inside = valueAt(from + static_cast<double>(i) * step);
    // exp(log x) may differ from x, so the ends are those of the document.
    const Value value = i == 0 ? low : i == points - 1 ? high : inside;
    if (distinct.empty() || !(distinct.back() == value)) distinct.push_back(value);
  }
  return distinct;
}

std::optional<std::size_t> Dimension::placeOf(const Value& value) const {
  const auto place = std::find(values.begin(), values.end(), value);
  if (place == values.end()) return std::nullopt;
  return static_cast<std::size_t>(place - values.begin());
}

}  // namespace gradlab
