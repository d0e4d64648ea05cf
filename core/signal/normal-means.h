#pragma once

#include <string_view>
#include <vector>

#include "core/autodiff/tape.h"

namespace gradlab {

/// Of an activation phi and a normal z of mean 0.
struct ActivationMeans {
  double value, square, slopeSquare;  ///< E[phi(z)], E[phi(z)^2], E[phi'(z)^2]
};

/// Integrates an activation against the normal density.
///
/// Each side of 0, where activations may have a kink, is gone over by the midpoint rule in u with z = 10 sigma u^3. The
/// cube puts points close together near 0, where a steep tanh turns; and it makes the integrand begin as u^2, so that
/// the rule's error falls with the sixth power of the step (Euler and Maclaurin).
class NormalMeans {
 public:
  explicit NormalMeans(std::string_view activation);

  ActivationMeans at(double variance);

 private:
  Tape<double> tape_;
  NodeId z_;
  std::vector<double> places_, shares_;  // of a standard normal
};

}  // namespace gradlab
