#pragma once

#include "core/init/draws.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The number of inputs of a unit, and the number of units that an input feeds.
struct Fan {
  double in, out;
};

/// A layer while its first weights are drawn: in double precision, whatever precision it is trained in.
struct LayerDraft {
  Matrix<double> weight;  ///< units x inputs
  Eigen::VectorXd bias;   ///< one for each unit, zero unless the scheme sets it

  LayerDraft(Index units, Index inputs)
      : weight(Matrix<double>::Zero(units, inputs)), bias(Eigen::VectorXd::Zero(units)) {}

  Fan fan() const { return {static_cast<double>(weight.cols()), static_cast<double>(weight.rows())}; }

  /// Independent weights of that variance, unit by unit and within a unit input by input.
  void fill(Draws draws, double variance, Random& random) {
    const double spread = spreadOf(draws, variance);
    for (Index unit = 0; unit < weight.rows(); ++unit)
      for (Index input = 0; input < weight.cols(); ++input) weight(unit, input) = spread * draw(draws, random);
  }
};

}  // namespace gradlab
