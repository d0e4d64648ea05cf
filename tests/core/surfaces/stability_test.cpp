#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/optim/optimizer.h"
#include "core/surfaces/descend.h"

namespace gradlab::testing {
namespace {

constexpr double lambda = 4;  // the larger curvature of the ravine; the other one is 1

Path run(const std::string& rule, const std::vector<double>& knobs, double kappa, std::int64_t steps) {
  Optimizer<double> optimizer(rule, knobs, 2);
  const auto ravine = makeSurface("ravine", std::vector<double>{0, kappa});
  return descend(*ravine, optimizer, {.start = {1, 1}, .steps = steps, .lr = knobs[0], .noise = 0, .seed = 0});
}

/// The rate at the limit between a shrinking and a growing loss, by bisection.
double limitOf(const std::string& rule, std::vector<double> knobs) {
  double stable = 1e-3, unstable = 10;
  while (unstable / stable > 1.0001) {
    knobs[0] = std::sqrt(stable * unstable);
    const Path path = run(rule, knobs, lambda, 20000);
    (!path.diverged && path.f.back() < path.f.front() ? stable : unstable) = knobs[0];
  }
  return stable;
}

TEST(Stability, EndsAtTheRatesOfTheFormulas) {
  EXPECT_NEAR(limitOf("sgd", {0, 0}) / (2 / lambda), 1, .01);
  for (const double mu : {.5, .9, .99}) {
    EXPECT_NEAR(limitOf("momentum", {0, mu, 0, 0}) / (2 * (1 + mu) / lambda), 1, .01) << mu;
    EXPECT_NEAR(limitOf("nesterov", {0, mu, 0}) / (2 * (1 + mu) / ((1 + 2 * mu) * lambda)), 1, .01) << mu;
  }
}

/// The factor by which the distance to the minimum changes each step, averaged over the second half.
double ratePerStep(const std::string& rule, const std::vector<double>& knobs) {
  constexpr std::int64_t steps = 400;
  const Path path = run(rule, knobs, 100, steps);
  return std::pow(path.f[steps] / path.f[steps / 2], 1.0 / steps);
}

TEST(Stability, TheBestRatesOfAQuadraticContractByTheClosedForms) {
  // The ravine's curvatures are 1 and 100.
  EXPECT_NEAR(ratePerStep("sgd", {2.0 / 101, 0}), 99.0 / 101, 1e-6);
  // At the best rates of heavy ball and Nesterov two roots coincide, so that the power is multiplied by a factor of t.
  EXPECT_NEAR(ratePerStep("momentum", {4.0 / 121, 81.0 / 121, 0, 0}), 9.0 / 11, .005);
  const double root = std::sqrt(301.0);
  EXPECT_NEAR(ratePerStep("nesterov", {4.0 / 301, (root - 2) / (root + 2), 0}), 1 - 2 / root, .005);
  EXPECT_NEAR((root - 2) / (root + 2), .793275, 1e-6);
}

}  // namespace
}  // namespace gradlab::testing
