#include <gtest/gtest.h>

#include "tests/core/optim/rule-check.h"

// Facts about the rules that have a closed form, so that a reader can check them by hand.
namespace gradlab::testing {
namespace {

using Knobs = std::map<std::string, double>;

/// Steps a rule over one parameter, whose gradient is a function of the parameter. Returns the parameter after each
/// step.
std::vector<double> descend(const std::string& rule, const Knobs& knobs, double start, int steps,
                            const std::function<double(double)>& slope) {
  const std::vector<double> values = knobsOf(rule, knobs);
  const Stepper step = stepperOf(rule)(values, 2);
  Buffer<double> theta = bufferOf({start, 0});
  std::vector<double> path;
  for (int t = 0; t < steps; ++t) {
    step(theta, bufferOf({slope(theta.data()[0]), 0}), values[0]);
    path.push_back(theta.data()[0]);
  }
  return path;
}

double firstStepOverRate(const std::string& rule, const Knobs& knobs, double gradient) {
  return -descend(rule, knobs, 0, 1, [=](double) { return gradient; })[0] / knobsOf(rule, knobs)[0];
}

TEST(FirstStep, IsTheRateForAdamAndAdagradAndTenTimesTheRateForRmsProp) {
  for (const double gradient : {1e-3, 1.0, 1e3}) {
    EXPECT_NEAR(firstStepOverRate("adam", {}, gradient), 1, 1e-4);
    EXPECT_NEAR(firstStepOverRate("adamw", {}, gradient), 1, 1e-4);
    EXPECT_NEAR(firstStepOverRate("adagrad", {}, gradient), 1, 1e-4);
    EXPECT_NEAR(firstStepOverRate("rmsprop", {}, gradient), 10, 2e-3);
    EXPECT_NEAR(firstStepOverRate("rmsprop", {{"alpha", 0.75}}, gradient), 2, 1e-3);
    EXPECT_DOUBLE_EQ(firstStepOverRate("sgd", {}, gradient), gradient);
  }
}

TEST(Momentum, AppliesADroppedRateToItsWholeBuffer) {
  const Stepper step = stepperOf("momentum")(knobsOf("momentum", {}), 2);
  Buffer<double> theta(2);
  std::vector<double> path;
  for (const double rate : {.1, .1, .01, .01}) {
    step(theta, bufferOf({1, 0}), rate);
    path.push_back(theta.data()[0]);
  }
  const double expected[] = {-.1, -.29, -.3171, -.35149};
  for (std::size_t t = 0; t < 4; ++t)
    EXPECT_NEAR(path[t], expected[t], 1e-15) << "not Sutskever's -.1, -.29, -.471, -.6439";
}

TEST(Momentum, TakesTheFirstGradientUndampened) {
  Optimizer<double> optimizer("momentum", knobsOf("momentum", {{"dampening", .9}}), 2);
  Buffer<double> theta(2);
  const Buffer<double> gradient = bufferOf({1, 0});
  for (int t = 0; t < 3; ++t) {
    optimizer.step(theta.span(), gradient.span(), 0.1);
    EXPECT_NEAR(optimizer.state()[0], 1, 1e-15) << "not .1, .19, .271";
  }
}

struct Decay {
  std::string rule;
  double weightDecay;
  std::array<double, 3> after;  ///< 1, 100 and 1000 steps
};

TEST(WeightDecay, HasItsFullStrengthOnlyWhenDecoupled) {
  const Decay table[] = {{"adam", .01, {.999000, .90174, .25767}},
                         {"adam", 1, {.999000, .90174, .25767}},
                         {"adamw", .01, {.99999, .99900, .99005}},
                         {"adamw", 1, {.999, .90479, .36770}}};
  for (const Decay& row : table) {
    const auto path =
        descend(row.rule, {{"lr", 1e-3}, {"weightDecay", row.weightDecay}}, 1, 1000, [](double) { return 0.0; });
    EXPECT_NEAR(path[0], row.after[0], 5e-6) << row.rule << row.weightDecay;
    EXPECT_NEAR(path[99], row.after[1], 5e-6) << row.rule << row.weightDecay;
    EXPECT_NEAR(path[999], row.after[2], 5e-6) << row.rule << row.weightDecay;
  }
}

TEST(Adagrad, MovesWithTheSquareRootOfTheSteps) {
  const auto path = descend("adagrad", {{"lr", 1}}, 0, 10000, [](double) { return 1.0; });
  EXPECT_NEAR(-path[99], 18.5896, 5e-5);
  EXPECT_NEAR(-path[9999], 198.5446, 5e-5);
}

TEST(RmsProp, EndsInACycleBetweenPlusAndMinusHalfItsRate) {
  const auto path = descend("rmsprop", {{"lr", .1}}, 1, 20000, [](double x) { return x; });
  EXPECT_NEAR(std::abs(path[19999]), .0499999900, 1e-9);
  EXPECT_NEAR(path[19998], -path[19999], 1e-9);
}

TEST(Adam, TakesTheSamePathOnAnyDiagonalQuadratic) {
  const std::vector<double> knobs = knobsOf("adam", {{"lr", .1}});
  const Stepper step = stepperOf("adam")(knobs, 2);
  Buffer<double> theta = bufferOf({1, 1});
  for (int t = 0; t < 200; ++t) {
    step(theta, bufferOf({theta.data()[0], 100 * theta.data()[1]}), knobs[0]);
    // The paths differ only by the epsilon of 1e-8, which is added to gradients of two sizes.
    EXPECT_NEAR(theta.data()[0], theta.data()[1], 1e-6) << t;
  }
}

/// The largest rate at which a rule does not diverge on f = x^2/2, by bisection.
double largestStableRate(const std::string& rule, Knobs knobs) {
  double stable = 0, unstable = 8;
  for (int halving = 0; halving < 20; ++halving) {
    const double rate = (stable + unstable) / 2;
    knobs["lr"] = rate;
    const auto path = descend(rule, knobs, 1, 4000, [](double x) { return x; });
    const double late = std::max(std::abs(path[3998]), std::abs(path[3999]));
    (std::isfinite(late) && late < 10 ? stable : unstable) = rate;
  }
  return stable;
}

TEST(Stability, EndsAtTheRatesOfTheTheoryOfQuadratics) {
  const auto within = [](double limit, double expected) { EXPECT_NEAR(limit, expected, 0.01 * expected); };
  within(largestStableRate("sgd", {}), 2);
  for (const double mu : {.5, .9, .99}) {
    within(largestStableRate("momentum", {{"momentum", mu}}), 2 * (1 + mu));
    within(largestStableRate("nesterov", {{"momentum", mu}}), 2 * (1 + mu) / (1 + 2 * mu));
  }
}

TEST(Momentum, ConvergesAsTheSquareRootOfMomentumAtEveryRate) {
  for (const double rate : {.3, 1.3, 3.1}) {
    const auto path = descend("momentum", {{"lr", rate}, {"momentum", .9}}, 1, 600, [](double x) { return x; });
    double early = 0, late = 0;
    for (std::size_t t = 0; t < 100; ++t)
      early = std::max(early, std::abs(path[t])), late = std::max(late, std::abs(path[t + 500]));
    EXPECT_NEAR(std::pow(late / early, 1.0 / 500), .948683, .002) << rate;
  }
}

}  // namespace
}  // namespace gradlab::testing
