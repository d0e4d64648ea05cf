#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/value.h"
#include "core/matrix/types.h"

namespace gradlab {

enum class Kind : std::uint8_t { uniform, logUniform, integer, logInteger, choice };

inline constexpr std::array<std::string_view, 5> kindNames{"uniform", "log-uniform", "int", "log-int", "choice"};

/// A condition: a choice, another dimension, must have one of these values.
struct Condition {
  std::size_t dimension;
  std::vector<std::size_t> values;  ///< indices in Dimension::values
};

/// One searched hyper-parameter, and its range.
struct Dimension {
  std::string path;  ///< in the experiment document, or model.depth, model.width
  Kind kind = Kind::uniform;
  double low = 0, high = 0;     ///< for numbers; both ends are included
  std::vector<Value> values;    ///< for a choice
  std::vector<Condition> when;  ///< the dimension exists if all of these hold

  bool isChoice() const { return kind == Kind::choice; }
  bool isWhole() const { return kind == Kind::integer || kind == Kind::logInteger; }
  bool isLog() const { return kind == Kind::logUniform || kind == Kind::logInteger; }

  /// Numbers only: a value on the scale of the dimension (the logarithm for a log kind), and back. `valueAt` keeps the
  /// value within low .. high and rounds a whole number, halves up.
  double scaled(double value) const;
  double valueAt(double scaled) const;
  /// The ends of the interval that is sampled, on the scale of the dimension: for whole numbers from low - 1/2 to high
  /// + 1/2.
  double bottom() const;
  double top() const;

  /// The value at the fraction u of the way from bottom to top, 0 <= u < 1; the values of a choice have equal shares.
  Value at(double u) const;
  /// `points` numbers from low to high, equally spaced on the scale of the dimension, without repetitions; all values
  /// of a choice.
  std::vector<Value> grid(Index points) const;
  /// The index of `value` in `values`; nothing if it is not there.
  std::optional<std::size_t> placeOf(const Value& value) const;
};

}  // namespace gradlab
