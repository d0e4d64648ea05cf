#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "core/autodiff/tape.h"
#include "tests/core/support/random-matrix.h"

namespace gradlab {

/// Appends the tested nodes to a tape with the given leaves.
using Recorder = std::function<NodeId(Tape<double>&, const std::vector<NodeId>&)>;

/// Describes the errors in the derivatives of `record` at these inputs; empty if there are none. For random u (a
/// cotangent) and v (a direction), it checks the pullback against central differences of u.y, u.(J v) against (J^T
/// u).v, and that a pullback that adds to an existing adjoint gives the same.
inline std::vector<std::string> derivativeProblems(const Recorder& record, const std::vector<Matrix<double>>& inputs,
                                                   Random& random) {
  Tape<double> tape;
  std::vector<NodeId> leaves;
  for (const Matrix<double>& input : inputs) leaves.push_back(tape.input({input.rows(), input.cols()}));
  const NodeId y = record(tape, leaves);
  tape.finish({.adjoints = true, .tangents = true});
  tape.aim(y);
  const auto at = [](NodeId id) { return static_cast<std::size_t>(id); };
  const Matrix<double> u = randomMatrix<double>(random, tape.shape(y));
  for (const NodeId x : leaves) {
    tape.value(x) = inputs[at(x)];
    tape.tangent(x) = randomMatrix<double>(random, tape.shape(x));
  }
  const auto weighted = [&] {
    tape.forward();
    return u.cwiseProduct(tape.value(y)).sum();
  };
  tape.forward();
  tape.pushforward();
  tape.adjoint(y) = u;
  tape.backward();

  std::vector<std::string> problems;
  const auto compare = [&](const std::string& what, double expected, double result, double tolerance) {
    if (std::abs(expected - result) <= tolerance * (1 + std::abs(expected))) return;
    std::ostringstream text;
    text << what << ": expected " << expected << ", found " << result;
    problems.push_back(text.str());
  };

  const double forwards = u.cwiseProduct(tape.tangent(y)).sum();
  double backwards = 0;
  std::vector<Matrix<double>> gradients;
  for (const NodeId x : leaves) {
    gradients.emplace_back(tape.adjoint(x));
    backwards += gradients.back().cwiseProduct(tape.tangent(x)).sum();
  }
  compare("u.(J v) and (J^T u).v", forwards, backwards, 1e-10);

  constexpr double step = 1e-5;
  for (const NodeId x : leaves)
    for (Index i = 0; i < tape.shape(x).size(); ++i) {
      double& here = tape.value(x)(i);
      const double before = here;
      here = before + step;
      const double above = weighted();
      here = before - step;
      const double below = weighted();
      here = before;
      compare("gradient of input " + std::to_string(x) + " at " + std::to_string(i), (above - below) / (2 * step),
              gradients[at(x)](i), 2e-6);
    }

  tape.aim(y, true);
  for (const NodeId x : leaves) tape.adjoint(x).setConstant(3);
  tape.forward();
  tape.adjoint(y) = u;
  tape.backward();
  for (const NodeId x : leaves)
    for (Index i = 0; i < tape.shape(x).size(); ++i)
      compare("gradient added to 3", 3 + gradients[at(x)](i), tape.adjoint(x)(i), 1e-12);
  return problems;
}

inline void expectDerivatives(const Recorder& record, const std::vector<Matrix<double>>& inputs, Random& random) {
  for (const std::string& problem : derivativeProblems(record, inputs, random)) ADD_FAILURE() << problem;
}

}  // namespace gradlab
