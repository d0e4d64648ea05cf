#pragma once

#include <cmath>

#include "core/matrix/random.h"
#include "core/matrix/types.h"

namespace gradlab {

/// How many inputs a unit has, and how many units an input goes to.
struct Fan {
  double in, out;
};

/// A layer while its first weights are drawn, in double precision whatever it is trained in.
struct LayerDraft {
  Matrix<double> weight;  ///< units x inputs
  Eigen::VectorXd bias;   ///< units, zero unless a scheme says otherwise

  LayerDraft(Index units, Index inputs) : weight(Matrix<double>::Zero(units, inputs)), bias(Eigen::VectorXd::Zero(units)) {}

  Fan fan() const { return {static_cast<double>(weight.cols()), static_cast<double>(weight.rows())}; }

  /// Every weight from `draw()`, unit by unit and within a unit input by input.
  template <class Draw>
  void fillWeights(Draw draw) {
    for (Index unit = 0; unit < weight.rows(); ++unit)
      for (Index input = 0; input < weight.cols(); ++input) weight(unit, input) = draw();
  }

  void fillNormal(double variance, Random& random) {
    fillWeights([&, std = std::sqrt(variance)] { return std * random.normal(); });
  }

  void fillUniform(double variance, Random& random) {
    fillWeights([&, bound = std::sqrt(3 * variance)] { return bound * (2 * random.uniform() - 1); });
  }
};

}  // namespace gradlab
