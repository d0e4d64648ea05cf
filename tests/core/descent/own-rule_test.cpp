#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/descent/descend.h"
#include "core/descent/request.h"

// Typed rules, descending on a surface.
namespace gradlab::testing {
namespace {

/// The path of an optimizer from (-1.5, 1.2) down a ravine, with noise on its gradients.
Path walk(const Value::Object& optimizer, double steps = 200) {
  const CheckedDescent asked =
      checkDescent(Value::Object{{"surface", Value::Object{{"name", "ravine"}, {"kappa", 20}, {"angle", 30}}},
                                 {"optimizer", optimizer},
                                 {"start", Value::list(std::vector{-1.5, 1.2})},
                                 {"steps", steps},
                                 {"noise", 0.1},
                                 {"inside", true}});
  for (const Problem& problem : asked.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return asked.problems.empty() ? descend(asked) : Path{};
}

Value::Object typed(const std::string& text, const Value::Object& constants) {
  return {{"name", "own"}, {"rule", text}, {"constants", constants}};
}

/// The largest distance between two paths, relative to the distance from the origin; infinite if their lengths differ.
double apart(const Path& a, const Path& b) {
  if (a.x.size() != b.x.size() || a.x.empty()) return INFINITY;
  double most = 0;
  for (std::size_t t = 0; t < a.x.size(); ++t)
    most = std::max(most, std::hypot(a.x[t] - b.x[t], a.y[t] - b.y[t]) / (1e-3 + std::hypot(a.x[t], a.y[t])));
  return most;
}

TEST(OwnRule, GivesThePathOfTheBuiltInRuleThatItSpells) {
  struct Pair {
    Value::Object builtIn;
    std::string text;
    Value::Object constants;
  };
  const std::string adam =
      "m = beta1*m + (1 - beta1)*g; v = beta2*v + (1 - beta2)*g^2; "
      "theta = theta - lr*(m/(1 - beta1^t))/(sqrt(v/(1 - beta2^t)) + eps)";
  const Value::Object moments{{"lr", 0.05}, {"beta1", 0.9}, {"beta2", 0.99}, {"eps", 1e-8}};
  Value::Object decaying = moments;
  decaying.emplace_back("decay", 0.1);
  const std::vector<Pair> pairs{
      {{{"name", "sgd"}, {"lr", 0.05}}, "theta = theta - lr*g", {{"lr", 0.05}}},
      {{{"name", "momentum"}, {"lr", 0.02}, {"momentum", 0.9}},
       "v = mu*v + g; theta = theta - lr*v",
       {{"mu", 0.9}, {"lr", 0.02}}},
      {{{"name", "nesterov"}, {"lr", 0.02}, {"momentum", 0.8}},
       "v = mu*v + g; theta = theta - lr*(g + mu*v)",
       {{"mu", 0.8}, {"lr", 0.02}}},
      {{{"name", "adam"}, {"lr", 0.05}, {"beta2", 0.99}}, adam, moments},
      {{{"name", "adamw"}, {"lr", 0.05}, {"beta2", 0.99}, {"weightDecay", 0.1}},
       "theta = theta - lr*decay*theta; " + adam,
       decaying},
      {{{"name", "rmsprop"}, {"lr", 0.01}, {"alpha", 0.9}, {"eps", 1e-8}},
       "s = alpha*s + (1 - alpha)*g^2; theta = theta - lr*g/(sqrt(s) + 1e-8)",
       {{"alpha", 0.9}, {"lr", 0.01}}},
      {{{"name", "adagrad"}, {"lr", 0.3}, {"eps", 1e-10}},
       "s = s + g^2; theta = theta - lr*g/(sqrt(s) + 1e-10)",
       {{"lr", 0.3}}},
  };
  for (const Pair& pair : pairs)
    EXPECT_LT(apart(walk(pair.builtIn), walk(typed(pair.text, pair.constants))), 1e-11) << pair.text;
}

TEST(OwnRule, WithBiasCorrectionsMultipliedMakesAFirstStep10TimesAsLong) {
  const Value::Object constants{{"lr", 0.05}, {"beta1", 0.9}, {"beta2", 0.999}};
  const std::string moments = "m = beta1*m + (1 - beta1)*g; v = beta2*v + (1 - beta2)*g^2; theta = theta - lr*";
  const Path right = walk(typed(moments + "(m/(1 - beta1^t))/(sqrt(v/(1 - beta2^t)) + 1e-8)", constants), 1);
  const Path wrong = walk(typed(moments + "(m*(1 - beta1^t))/(sqrt(v*(1 - beta2^t)) + 1e-8)", constants), 1);
  // The first step of Adam has length lr for every gradient; with multiplied corrections it is lr (1 - beta1)^2 / (1 -
  // beta2), ten times as long.
  EXPECT_NEAR(std::abs(right.x[1] - right.x[0]), 0.05, 1e-6);
  EXPECT_NEAR(std::abs(wrong.x[1] - wrong.x[0]), 0.5, 1e-4);
}

TEST(OwnRule, KeepsABufferForEachParameter) {
  const Path path = walk(typed("sum_of_g = sum_of_g + g; theta = theta - 0.01*sum_of_g/t", {}), 3);
  ASSERT_EQ(path.buffers.size(), 1U);
  double total = 0;
  for (std::size_t t = 0; t < 3; ++t) {
    total += path.gradient.y[t];
    EXPECT_DOUBLE_EQ(path.buffers[0].y[t], total);
    EXPECT_DOUBLE_EQ(path.y[t + 1], path.y[t] - 0.01 * total / static_cast<double>(t + 1));
  }
}

TEST(OwnRule, EndsAtItsLastFinitePoint) {
  const Path path = walk(typed("theta = theta/(3 - t)", {}), 10);
  EXPECT_TRUE(path.diverged);
  EXPECT_EQ(path.x.size(), 3U);
}

}  // namespace
}  // namespace gradlab::testing
