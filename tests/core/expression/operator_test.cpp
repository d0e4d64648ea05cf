#include "core/expression/operator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/expression/describe.h"
#include "core/expression/ends.h"
#include "core/matrix/elementary.h"
#include "tests/core/expression/evaluate.h"
#include "tests/core/expression/written.h"

namespace gradlab {
namespace {

TEST(Operators, AreFoundByTheirSpelling) {
  for (const Operator& op : operators())
    EXPECT_EQ(op.spelling.size() == 1 ? findSymbol(op.spelling[0], op.arity) : findFunction(op.spelling), &op)
        << op.spelling;
  EXPECT_EQ(findFunction("sinh"), nullptr);
  EXPECT_EQ(findSymbol('*', 1), nullptr);
}

TEST(Operators, HaveUniqueRowsWithAllFields) {
  std::set<std::string_view> ops;
  for (const Operator& op : operators()) {
    EXPECT_TRUE(ops.insert(op.op).second) << op.op << " is there twice";
    const Written& written = writtenOperators()[placeOf(op)];
    EXPECT_EQ(written.spelling, op.spelling);
    for (const std::string_view text :
         {written.spelling, written.help, written.torch, written.numpy, written.tfjs, written.jaxjs})
      EXPECT_FALSE(text.empty()) << op.op;
    for (const std::string_view code : {written.torch, written.numpy, written.tfjs, written.jaxjs}) {
      const bool sign = code.find('(') == std::string_view::npos && code.find('$') == std::string_view::npos;
      EXPECT_TRUE(sign || code.find("$a") != std::string_view::npos) << op.op << ": " << code;
      EXPECT_TRUE(sign || op.arity == 1 || code.find("$b") != std::string_view::npos) << op.op << ": " << code;
    }
    if (op.pattern == Pattern::product) continue;
    for (std::size_t place = 0; place < op.arity; ++place) EXPECT_FALSE(written.slopes[place].empty()) << op.op;
  }
  EXPECT_EQ(describeOperators().array()->size(), operators().size());
}

/// Replaces the parts of a slope that the grammar does not have by names with their values at a and b.
std::string named(std::string slope, double a, double b, Bindings& at) {
  const std::vector<std::pair<std::string, double>> others{
      {"above(a, 0)", a > 0},
      {"above(a, b)", a > b},
      {"above(b, a)", b > a},
      {"sign(a)", (a > 0) - (a < 0)},
      {"Phi(a)", elementary::normalShare(a)},
      {"phi(a)", std::exp(-a * a / 2) / std::sqrt(2 * 3.141592653589793)}};
  for (std::size_t i = 0; i < others.size(); ++i)
    if (const std::size_t from = slope.find(others[i].first); from != std::string::npos) {
      const std::string name = "other" + std::to_string(i);
      slope.replace(from, others[i].first.size(), name);
      at.emplace_back(name, scalar(others[i].second));
    }
  return slope;
}

TEST(Operators, HaveSymbolicSlopesThatEqualThePullback) {
  for (const Operator& op : operators()) {
    if (op.pattern == Pattern::product) continue;
    for (const double a : {0.3, 1.7, 2.5})
      for (const double b : {0.4, 1.2, 3.0}) {
        Expression expression = evaluated(written(op), {{"a", scalar(a)}, {"b", scalar(b)}});
        expression.tape.seed();
        expression.tape.backward();
        const double y = expression.tape.value(expression.syntax.output)(0);
        for (std::size_t place = 0; place < op.arity; ++place) {
          Bindings at{{"a", scalar(a)}, {"b", scalar(b)}, {"y", scalar(y)}, {"n", scalar(1)}};
          const std::string_view symbols = writtenOperators()[placeOf(op)].slopes[place];
          const std::string slope = named(std::string(symbols), a, b, at);
          EXPECT_NEAR(numberOf(slope, at), expression.tape.adjoint(static_cast<NodeId>(place))(0), 1e-13)
              << op.op << ": " << symbols << " at " << a << ", " << b;
        }
      }
  }
}

std::string troubleIn(const std::string& text, double x) {
  const Expression expression = evaluated(text, {{"x", scalar(x)}});
  for (NodeId id = 0; id < expression.tape.size(); ++id)
    if (const auto trouble = troubleAt(expression, id)) return std::string(trouble->code) + ": " + trouble->message;
  return "";
}

TEST(Trouble, NamesTheFirstOperationWithoutAFiniteResult) {
  EXPECT_EQ(troubleIn("1 + log(x)", -1), "log-of-negative: the logarithm of -1, a negative number");
  EXPECT_EQ(troubleIn("1 + log(x)", 0), "log-of-zero: the logarithm of 0");
  EXPECT_EQ(troubleIn("sqrt(x - 2.5)", 0), "root-of-negative: the square root of -2.5, a negative number");
  EXPECT_EQ(troubleIn("x/x", 0), "zero-by-zero: 0 divided by 0");
  EXPECT_EQ(troubleIn("3/x", 0), "division-by-zero: 3 divided by 0");
  EXPECT_EQ(troubleIn("x^-1", 0), "zero-to-negative: 0 to the power of -1, a division by 0");
  EXPECT_EQ(troubleIn("x^0.5", -2),
            "power-of-negative: -2, a negative number, to the power of 0.5, which is not whole");
  EXPECT_EQ(troubleIn("exp(x)", 1000),
            "overflow: exp of 1000 is beyond the largest number in double precision, 1.8e308");
  EXPECT_EQ(troubleIn("x*x", 1e200),
            "overflow: 1e200 * 1e200 is beyond the largest number in double precision, 1.8e308");
  EXPECT_EQ(troubleIn("exp(log(x))", 2), "");
  EXPECT_EQ(troubleIn("sqrt(log(x))", -1), "log-of-negative: the logarithm of -1, a negative number")
      << "the first one, and not what follows from it";
}

bool hasKink(const std::string& text, double x) {
  const Expression expression = evaluated(text, {{"x", scalar(x)}});
  for (NodeId id = 0; id < expression.tape.size(); ++id)
    if (isAtKink(expression, id)) return true;
  return false;
}

TEST(Kinks, AreWhereTheSlopesLeftAndRightDiffer) {
  for (const char* text : {"relu(x)", "abs(x)", "max(x, 0)", "min(0, x)", "max(x, x*x)", "1 + relu(2*x)"})
    EXPECT_TRUE(hasKink(text, 0)) << text;
  for (const char* text : {"relu(x)", "abs(x)", "max(x, 0)", "sqrt(x)", "gelu(x)"})
    EXPECT_FALSE(hasKink(text, 1)) << text;
  EXPECT_FALSE(hasKink("x + relu(0)", 1)) << "nothing that has a gradient goes in";
}

}  // namespace
}  // namespace gradlab
