#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/expression/trace.h"

namespace gradlab {

/// What the chain rule says of a derivative before any number is computed: the worst of the products of slopes along
/// the paths that it is a sum over. The product along a path is `missing` when one of its slopes does not exist, else
/// `zero` when one of them is exactly 0, also beside an infinite one, else `infinite` when one of them is. Sums and
/// products of these do not hang on their order, so forward and backward mode agree on it.
enum class Reach : std::uint8_t { noPath, zero, finite, infinite, missing };

/// One for each number of a matrix, column by column.
class Reaches {
 public:
  struct Place {
    Index row, col;
  };

  explicit Reaches(Shape shape)
      : shape_(shape), all_(static_cast<std::size_t>(shape.rows * shape.cols), Reach::noPath) {}

  /// Of a cotangent or a tangent: what it gives no weight to is not asked about.
  static Reaches asked(const Matrix<double>& weights);

  /// What an input gets of a node that has these (vjp), or gives to a node of that shape (jvp).
  Reaches back(const Contribution& through, Shape input) const;
  Reaches forth(const Contribution& through, Shape node) const;

  /// The sum with those of another contribution of the same shape.
  void join(const Reaches& other);

  /// Makes of a computed derivative what it is: 0 where every path is, and no number where a path has none.
  void settle(Matrix<double>& derivative) const;

  /// For the next step: an infinity whose sign is lost is one all the same, and 0 times it is 0.
  Matrix<double> carried(const Matrix<double>& derivative) const;

  /// Whether there is an end of a domain on some path.
  bool meetEnd() const;

 private:
  Reach& at(Place place);
  Reach at(Place place) const;
  std::size_t indexOf(Place place) const;

  Shape shape_;
  std::vector<Reach> all_;
};

}  // namespace gradlab
