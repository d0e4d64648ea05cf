#pragma once

#include <vector>

#include "core/matrix/random.h"
#include "core/search/space.h"

namespace gradlab {

/// A point as numbers: in the scale of each dimension, the place of a choice, NaN where a dimension does not exist.
using Coordinates = std::vector<double>;

Coordinates coordinatesOf(const Space& space, const SpacePoint& point);
SpacePoint pointAt(const Space& space, const Coordinates& coordinates);

/// A density over a space from points that were seen: a kernel at each of them and a wide one, the prior, in the middle
/// (Bergstra and others, 2011; weights, bandwidths and truncation as Optuna 4.6 has them).
///
/// A kernel is a product over the dimensions: a normal truncated to the range, whose mass in the unit cell around it a
/// whole number has; for a choice more weight on the value that was seen; uniform where the point that was seen lacks
/// the dimension.
class Parzen {
 public:
  /// `seen` from the oldest on.
  Parzen(const Space& space, const std::vector<const Coordinates*>& seen);

  /// One kernel is drawn, and from it first the choices, then the numbers that exist with them.
  Coordinates sample(Random& random) const;

  /// Log of the density over the dimensions that exist at these coordinates.
  double logDensity(const Coordinates& at) const;

 private:
  double sampleNumber(std::size_t dimension, std::size_t kernel, Random& random) const;
  std::size_t sampleChoice(std::size_t dimension, std::size_t kernel, Random& random) const;
  double logKernel(std::size_t dimension, std::size_t kernel, double x, double cellLow, double cellHigh) const;

  /// One dimension of all kernels; the last one is the prior's.
  struct Axis {
    std::vector<double> center;   ///< NaN where the kernel is uniform
    std::vector<double> width;    ///< standard deviations, of numbers
    std::vector<double> logMass;  ///< log of the normal's mass within the range
    double bottom, top;
    double extra;  ///< what each value of a choice weighs besides the one that was seen
  };

  Axis axisOf(const Dimension& dimension, std::size_t place, const std::vector<const Coordinates*>& seen) const;

  const Space& space_;
  std::vector<Axis> axes_;
  std::vector<double> upTo_;  ///< sums of the weights, which end at 1
  std::vector<double> logWeight_;
};

}  // namespace gradlab
