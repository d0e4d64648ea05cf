#pragma once

#include <vector>

#include "core/matrix/random.h"
#include "core/search/space.h"

namespace gradlab {

/// A point as numbers: on the scale of each dimension, the index of a choice, NaN where a dimension does not exist.
using Coordinates = std::vector<double>;

Coordinates coordinatesOf(const Space& space, const SpacePoint& point);
SpacePoint pointAt(const Space& space, const Coordinates& coordinates);

/// A density over a space, estimated from seen points: a kernel at each of them, and a wide one, the prior, in the
/// middle (Bergstra and others, 2011; weights, bandwidths and truncation as in Optuna 4.6).
///
/// A kernel is a product over the dimensions. For a number it is a normal distribution truncated to the range; a whole
/// number has the probability of the unit interval around it. For a choice it gives more weight to the seen value.
/// Where the seen point lacks the dimension, it is uniform.
class Parzen {
 public:
  /// `seen` is ordered from the oldest to the newest.
  Parzen(const Space& space, const std::vector<const Coordinates*>& seen);

  /// Draws a kernel, then from it the choices, then the numbers that exist with these choices.
  Coordinates sample(Random& random) const;

  /// The logarithm of the density over the dimensions that exist at these coordinates.
  double logDensity(const Coordinates& at) const;

 private:
  double sampleNumber(std::size_t dimension, std::size_t kernel, Random& random) const;
  std::size_t sampleChoice(std::size_t dimension, std::size_t kernel, Random& random) const;
  double logKernel(std::size_t dimension, std::size_t kernel, double x, double cellLow, double cellHigh) const;

  /// One dimension of all kernels; the last kernel is the prior.
  struct Axis {
    std::vector<double> center;   ///< NaN for a uniform kernel
    std::vector<double> width;    ///< standard deviations, for numbers
    std::vector<double> logMass;  ///< logarithm of the probability of the range
    double bottom, top;
    double extra;  ///< for a choice, the weight of every value beside the 1 of the seen one
  };

  Axis axisOf(const Dimension& dimension, std::size_t place, const std::vector<const Coordinates*>& seen) const;

  const Space& space_;
  std::vector<Axis> axes_;
  std::vector<double> upTo_;  ///< cumulative sums of the weights, up to 1
  std::vector<double> logWeight_;
};

}  // namespace gradlab
