#pragma once

#include <string_view>
#include <vector>

#include "core/autodiff/tape.h"

namespace gradlab {

/// The means of an activation phi of a normal z with mean 0.
struct ActivationMeans {
  double value, square, slopeSquare;  ///< E[phi(z)], E[phi(z)^2], E[phi'(z)^2]
};

/// Integrates an activation against the normal density.
///
/// Activations may have a kink at 0, so each side is integrated separately, by the midpoint rule in u with z = 10 sigma
/// u^3. The cube places points densely near 0, where a steep tanh changes; and the integrand begins like u^2, so that
/// the error falls with the sixth power of the step (Euler and Maclaurin).
class NormalMeans {
 public:
  explicit NormalMeans(std::string_view activation);

  ActivationMeans at(double variance);

 private:
  Tape<double> tape_;
  NodeId z_;
  std::vector<double> places_, shares_;  // points and weights for a standard normal
};

}  // namespace gradlab
