#pragma once

#include <optional>
#include <vector>

#include "core/search/dimension.h"

namespace gradlab {

/// A value for each dimension of a space, in its order; empty for a dimension that does not exist at this point.
using SpacePoint = std::vector<std::optional<Value>>;

/// The searched hyper-parameters. Conditions have no cycles.
struct Space {
  std::vector<Dimension> dimensions;

  std::size_t size() const { return dimensions.size(); }
  const Dimension& operator[](std::size_t i) const { return dimensions[i]; }
  /// The index of the dimension with that path.
  std::optional<std::size_t> find(std::string_view path) const;

  /// Whether the conditions of a dimension hold at this point.
  bool exists(std::size_t dimension, const SpacePoint& point) const;
  /// The point without the values of dimensions that do not exist there.
  SpacePoint existing(SpacePoint point) const;

  /// The values of the dimensions that exist, as {path: value, ..}, and back.
  Value::Object params(const SpacePoint& point) const;
  SpacePoint pointOf(const Value::Object& params) const;
};

}  // namespace gradlab
