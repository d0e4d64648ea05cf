#include <gtest/gtest.h>

#include <cmath>

#include "core/expression/request.h"
#include "core/matrix/random.h"
#include "tests/core/expression/evaluate.h"

namespace gradlab {
namespace {

/// The slope by x of a text, in both modes, at numbers x and y.
struct Slopes {
  double backward, forward;
};

Slopes slopesOf(const std::string& text, double x, double y = 0) {
  const Value at = Value::Object{{"x", x}, {"y", y}};
  const auto done = [&](const char* mode) {
    Problems problems;
    auto asked =
        checkDifferentiation(Value::Object{{"text", text}, {"at", at}, {"mode", mode}, {"wrt", "x"}}, problems);
    for (const Problem& problem : problems) ADD_FAILURE() << text << ": " << problem.message;
    asked->run();
    return asked;
  };
  auto backward = done("vjp"), forward = done("jvp");
  return {backward->tape().adjoint(inputNamed(backward->expression, "x"))(0),
          forward->tape().tangent(forward->output())(0)};
}

void expectSlope(const std::string& text, double expected, double x, double y = 0) {
  const Slopes result = slopesOf(text, x, y);
  EXPECT_EQ(result.backward, expected) << text << " backward";
  EXPECT_EQ(result.forward, expected) << text << " forward";
}

TEST(EndsOfDomains, ZeroTimesAnInfiniteSlopeIsZero) {
  // In either order of the factors, and with both spellings of the root.
  for (const std::string root : {"sqrt(", "("}) {
    const std::string end = root == "(" ? ")^0.5" : ")";
    const auto of = [&](const std::string& inside) { return root + inside + end; };
    expectSlope("x*" + of("x"), 0, 0);
    expectSlope("max(" + of("x*x + y*y") + ", 1e-10)", 0, 0);
    expectSlope("min(" + of("x") + ", -1)", 0, 0);
    expectSlope("relu(" + of("x") + " - 1)", 0, 0);
    expectSlope("y*" + of("x"), 0, 0);
    expectSlope(of("x*x"), 0, 0);
    expectSlope(of("abs(x)"), 0, 0);
    expectSlope(of("1 - cos(x)"), 0, 0);
    expectSlope("abs(" + of("x") + ")", 0, 0);
    expectSlope("(" + of("x") + ")^2", 0, 0);
    expectSlope("x/(1 + " + of("x") + ")", 1, 0);
    expectSlope("sum(y @ " + of("x") + ")", 0, 0);
    expectSlope(of("x"), std::numeric_limits<double>::infinity(), 0);
    expectSlope("2*" + of("x"), std::numeric_limits<double>::infinity(), 0);
    expectSlope(of("x"), 0.25, 4);
  }
}

TEST(EndsOfDomains, AMissingSlopeIsNotFiniteInEitherMode) {
  for (const char* text : {"log(x)", "x*log(x)", "1/x", "max(log(x), 5)", "min(1/x, 5)", "max(1/x, 5)", "log(x*x)",
                           "1/(x*x)", "y*log(x)", "x/x"}) {
    const Slopes result = slopesOf(text, 0);
    EXPECT_FALSE(std::isfinite(result.backward)) << text;
    EXPECT_FALSE(std::isfinite(result.forward)) << text;
  }
  for (const char* text :
       {"log(x)", "sqrt(x)", "x^0.5", "relu(log(x))", "abs(log(x))", "max(log(x), 0)", "min(0, sqrt(x))"}) {
    const Slopes result = slopesOf(text, -1);
    EXPECT_TRUE(std::isnan(result.backward)) << text;
    EXPECT_TRUE(std::isnan(result.forward)) << text;
  }
}

/// Where the chain rule gives no derivative, neither mode gives a number: an infinite slope with terms that cancel,
/// before or after it, and a missing slope beside a factor of 0.
TEST(EndsOfDomains, CancellingInfinitiesAreNotFiniteInEitherMode) {
  for (const double x : {-1.0, 0.0, 2.0})
    for (const char* text :
         {"sqrt(x - x)", "(x - x)^0.5", "sqrt(-(x - x))", "sin(sqrt(x - x))", "2 + sqrt(x - min(x, x))", "(-2)^(x - x)",
          "(-2)^relu(0*x)", "max((-1)^(0*x), 2)", "0*(-1)^x"}) {
      const Slopes result = slopesOf(text, x);
      EXPECT_FALSE(std::isfinite(result.backward)) << text << " at " << x;
      EXPECT_FALSE(std::isfinite(result.forward)) << text << " at " << x;
    }
  for (const char* text :
       {"a = sqrt(x); a - a", "sqrt(x) - sqrt(x)", "sqrt(2*x - x)", "sqrt(x - 2*x)", "sqrt(x)*sqrt(x + 1)"}) {
    const Slopes result = slopesOf(text, 0);
    EXPECT_FALSE(std::isfinite(result.backward)) << text;
    EXPECT_FALSE(std::isfinite(result.forward)) << text;
  }
  // Cancelling infinities with a factor of 0; and a missing slope by y, which does not affect that by x.
  expectSlope("0*(sqrt(x) - sqrt(x))", 0, 0);
  expectSlope("x*(sqrt(x) - sqrt(2*x))", 0, 0);
  expectSlope("(-2)^2*x + (-3)^y", 4, -1, 2);
  expectSlope("x^y", -2, -1, 2);
}

/// In matrix products and sums each number has its own paths: x has the elements 0 and 4, and the slope of the root of
/// 0 counts or not.
TEST(EndsOfDomains, InMatricesEachNumberHasItsOwnPaths) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  // Braces with a single element would make a copy of it.
  const auto matrix = [](const std::vector<std::vector<double>>& rows) {
    Value::Array result;
    for (const std::vector<double>& row : rows) result.emplace_back(Value::Array(row.begin(), row.end()));
    return Value(result);
  };
  const Value column = matrix({{0}, {4}}), row = matrix({{0, 4}}), down = matrix({{1}, {1}}), along = matrix({{1, 1}});
  const auto expectSlopes = [&](const std::string& text, bool isRow, const Value& w, double first, double second) {
    const auto done = [&](const char* mode) {
      Value::Object request{
          {"text", text}, {"at", Value::Object{{"x", isRow ? row : column}, {"w", w}}}, {"mode", mode}, {"wrt", "x"}};
      if (mode == std::string("jvp")) request.emplace_back("tangent", isRow ? along : down);
      Problems problems;
      auto asked = checkDifferentiation(request, problems);
      for (const Problem& problem : problems) ADD_FAILURE() << text << ": " << problem.path << ' ' << problem.message;
      asked->run();
      return asked;
    };
    auto backward = done("vjp"), forward = done("jvp");
    const auto adjoint = backward->tape().adjoint(inputNamed(backward->expression, "x"));
    EXPECT_EQ(adjoint(0), first) << text;
    EXPECT_EQ(adjoint(1), second) << text;
    EXPECT_EQ(forward->tape().tangent(forward->output())(0), first + second) << text;
  };
  expectSlopes("sum(w @ sqrt(x))", false, matrix({{0, 1}, {0, 2}}), 0, .75);
  expectSlopes("sum(w @ sqrt(x))", false, matrix({{1, 1}, {0, 2}}), infinite, .75);
  expectSlopes("sum(sqrt(x) @ w)", true, matrix({{0, 0}, {1, 2}}), 0, .75);
  expectSlopes("sum(sqrt(x) @ w)", true, matrix({{1, 0}, {1, 2}}), infinite, .75);
  expectSlopes("sum(sqrt(x)) + 0*w", false, 1.0, infinite, .25);
  expectSlopes("w*sum(sqrt(x))", false, 0.0, 0, 0);
}

/// Outside the domain of an operator there is no slope, even times 0; otherwise later operations would hide that there
/// is no value.
TEST(EndsOfDomains, OutsideADomainTheSlopeIsNaN) {
  int tried = 0;
  for (const Operator& op : operators()) {
    if (op.outside == nullptr) continue;
    for (const double x : {-2.0, -0.5, 0.0, 1.5})
      for (const double y : {-2.0, -0.5, 0.0, 1.5}) {
        if (op.outside(x, y).code.empty()) continue;
        tried++;
        const std::string text =
            op.arity == 1 ? std::string(op.spelling) + "(x)" : "x " + std::string(op.spelling) + " y";
        for (const std::string& around : {text, "0*(" + text + ")", "exp(-1/(0*(" + text + ")))"}) {
          const Slopes result = slopesOf(around, x, y);
          EXPECT_TRUE(std::isnan(result.backward)) << around << " at " << x << ", " << y;
          EXPECT_TRUE(std::isnan(result.forward)) << around << " at " << x << ", " << y;
        }
      }
  }
  EXPECT_GT(tried, 10);
  for (const char* text : {"0.5^(x^-1)", "1/(x^-1)", "1/(1 + x^-2)", "exp(-1/x)", "1/(1/x)", "tanh(1/x)", "relu(-1/x)",
                           "1/log(x)", "min(1, 1/x)", "0^(1/x)", "exp(-1/(x*x))"}) {
    const Slopes result = slopesOf(text, 0);
    EXPECT_TRUE(std::isnan(result.backward)) << text;
    EXPECT_TRUE(std::isnan(result.forward)) << text;
  }
}

/// Both modes compute the same derivative, also at 0, 1 and -1, where most ends of domains are.
TEST(EndsOfDomains, BothModesAgreeOn1080Cases) {
  const std::vector<std::string> inner{"x", "x*y", "x + y", "x*x", "abs(x)", "max(x, y)", "1 - cos(x)", "relu(x)"};
  const std::vector<std::string> outer{"sqrt(_)",   "(_)^0.5",           "(_)^1.5",      "log(_)",
                                       "1/(_)",     "y*sqrt(_)",         "x*sqrt(_)",    "x/(_)",
                                       "y/sqrt(_)", "max(sqrt(_), 1)",   "(sqrt(_))^2",  "exp(sqrt(_))",
                                       "(_)^y",     "relu(sqrt(_) - 1)", "sqrt(sqrt(_))"};
  for (const std::string& shell : outer)
    for (const std::string& core : inner)
      for (const double x : {-1.0, 0.0, 1.0})
        for (const double y : {-1.0, 0.0, 2.0}) {
          std::string text = shell;
          text.replace(text.find('_'), 1, core);
          const Slopes result = slopesOf(text, x, y);
          const bool finite = std::isfinite(result.backward);
          EXPECT_EQ(finite, std::isfinite(result.forward)) << text << " at " << x << ", " << y;
          if (finite) EXPECT_NEAR(result.backward, result.forward, 1e-12) << text << " at " << x << ", " << y;
        }
}

TEST(NotANumber, IsNeverHiddenByAnOperator) {
  for (const Operator& op : operators()) {
    const std::string one(op.spelling);
    const std::vector<std::string> texts = op.spelling.size() == 1 && op.arity == 2
                                               ? std::vector<std::string>{"(0/x) " + one + " 2", "2 " + one + " (0/x)"}
                                           : op.arity == 1
                                               ? std::vector<std::string>{one + "(0/x)"}
                                               : std::vector<std::string>{one + "(0/x, 0.1)", one + "(0.1, 0/x)"};
    for (const std::string& text : texts) EXPECT_TRUE(std::isnan(numberOf(text, {{"x", scalar(0)}}))) << text;
  }
}

TEST(Tails, AreAccurateToARelative1e14) {
  const auto expectClose = [](const std::string& text, double x, double value, double slope) {
    EXPECT_NEAR(numberOf(text, {{"x", scalar(x)}}) / value, 1, 1e-14) << text << " at " << x;
    EXPECT_NEAR(slopesOf(text, x).backward / slope, 1, 1e-14) << text << " at " << x;
  };
  // Expected values from mpmath with 40 digits.
  expectClose("sigmoid(x)", 40, 1, 4.248354255291589e-18);
  expectClose("sigmoid(x)", -40, 4.248354255291589e-18, 4.248354255291589e-18);
  expectClose("tanh(x)", 20, 1, 1.6993417021166355e-17);
  expectClose("tanh(x)", -20, -1, 1.6993417021166355e-17);
  expectClose("gelu(x)", -8, -4.9767684594174273e-15, -3.979607261086796e-14);
  expectClose("gelu(x)", -3, -0.0040496940948902836, -0.011945647204183927);
  expectClose("gelu(x)", -20, -5.5072482372124674e-88, -1.1014360483133464e-86);
  expectClose("gelu(x)", -37, -2.1184613523340934e-298, -7.8382986694185162e-297);
  expectClose("silu(x)", -40, -1.6993417021166356e-16, -1.6568581595637197e-16);
  expectClose("softplus(x)", -40, 4.248354255291589e-18, 4.248354255291589e-18);
  expectClose("sigmoid(x)", 3, 0.95257412682243321922, 0.045176659730912133);
  expectClose("tanh(x)", 0.3, 0.29131261245159090585, 0.91513696182662921);
}

}  // namespace
}  // namespace gradlab
