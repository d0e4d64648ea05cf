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

/// Another dimension, a choice, must have one of these values.
struct Condition {
  std::size_t dimension;
  std::vector<std::size_t> values;  ///< places in Dimension::values
};

/// One hyper-parameter that is searched, and where it is looked for.
struct Dimension {
  std::string path;  ///< of the experiment document, or model.depth, model.width
  Kind kind = Kind::uniform;
  double low = 0, high = 0;     ///< of numbers; both ends are allowed
  std::vector<Value> values;    ///< of a choice
  std::vector<Condition> when;  ///< the dimension exists where all of these hold

  bool isChoice() const { return kind == Kind::choice; }
  bool isWhole() const { return kind == Kind::integer || kind == Kind::logInteger; }
  bool isLog() const { return kind == Kind::logUniform || kind == Kind::logInteger; }

  /// Numbers only: a value in the dimension's own scale, and back: within low .. high, whole where it must be, halves
  /// going up.
  double scaled(double value) const;
  double valueAt(double scaled) const;
  /// The ends, in its own scale, of what is drawn from: whole numbers from low - 1/2 to high + 1/2.
  double bottom() const;
  double top() const;

  /// The value at the share u of the way from bottom to top; a choice has equal shares. 0 <= u < 1.
  Value at(double u) const;
  /// That many numbers from low to high, equally spaced in its own scale, without repetitions; all values of a choice.
  std::vector<Value> grid(Index points) const;
  /// Which of `values` it is.
  std::optional<std::size_t> placeOf(const Value& value) const;
};

}  // namespace gradlab
