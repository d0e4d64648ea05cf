#include "core/search/space.h"

#include <algorithm>

namespace gradlab {

std::optional<std::size_t> Space::find(std::string_view path) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (dimensions[i].path == path) return i;
  return std::nullopt;
}

bool Space::exists(std::size_t dimension, const SpacePoint& point) const {
  return std::all_of(
      dimensions[dimension].when.begin(), dimensions[dimension].when.end(), [&](const Condition& condition) {
        if (!point[condition.dimension] || !exists(condition.dimension, point)) return false;
        const auto place = dimensions[condition.dimension].placeOf(*point[condition.dimension]);
        return place && std::find(condition.values.begin(), condition.values.end(), *place) != condition.values.end();
      });
}

SpacePoint Space::existing(SpacePoint point) const {
  SpacePoint restricted(size());
  for (std::size_t i = 0; i < size(); ++i)
    if (exists(i, point)) restricted[i] = point[i];
  return restricted;
}

Value::Object Space::params(const SpacePoint& point) const {
  Value::Object params;
  for (std::size_t i = 0; i < size(); ++i)
    if (point[i]) params.emplace_back(dimensions[i].path, *point[i]);
  return params;
}

SpacePoint Space::pointOf(const Value::Object& params) const {
  SpacePoint point(size());
  for (const auto& [path, value] : params)
    if (const auto i = find(path)) point[*i] = value;
  return point;
}

}  // namespace gradlab
