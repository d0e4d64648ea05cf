#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/expression/trace.h"

namespace gradlab {

/// The kind of a derivative according to the chain rule, before any number is computed. A derivative is a sum over
/// paths of products of slopes. The product along a path is `missing` if one of its slopes does not exist; else `zero`
/// if one of them is exactly 0, even beside an infinite one; else `infinite` if one of them is infinite; else `finite`.
/// The sum has the largest kind of its paths, `noPath` if there is none. The result does not depend on the order of
/// sums and products, so forward and backward mode agree on it.
enum class Reach : std::uint8_t { noPath, zero, finite, infinite, missing };

/// The reach of each number of a matrix, column by column.
class Reaches {
 public:
  struct Place {
    Index row, col;
  };

  explicit Reaches(Shape shape)
      : shape_(shape), all_(static_cast<std::size_t>(shape.rows * shape.cols), Reach::noPath) {}

  /// The reaches of a cotangent or tangent; numbers with weight 0 have no path.
  static Reaches asked(const Matrix<double>& weights);

  /// The reaches that this node passes back to an input of shape `input` (vjp), or that this input passes on to a node
  /// of shape `node` (jvp).
  Reaches back(const Contribution& through, Shape input) const;
  Reaches forth(const Contribution& through, Shape node) const;

  /// Adds the reaches of another contribution of the same shape.
  void join(const Reaches& other);

  /// Corrects a computed derivative that rounding or 0 times infinity made wrong: 0 where all paths are zero, NaN where
  /// the derivative is infinite or missing but was computed as finite.
  void settle(Matrix<double>& derivative) const;

  /// The derivative as input of the next step: an infinity whose sign was lost (NaN) becomes infinity, so that 0 times
  /// it is 0.
  Matrix<double> carried(const Matrix<double>& derivative) const;

  /// Whether a path meets the end of a domain: an infinite or missing slope.
  bool meetEnd() const;

 private:
  Reach& at(Place place);
  Reach at(Place place) const;
  std::size_t indexOf(Place place) const;

  Shape shape_;
  std::vector<Reach> all_;
};

}  // namespace gradlab
