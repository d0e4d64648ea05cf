#include "core/expression/operator.h"

#include <cmath>

#include "tests/core/expression/evaluate.h"

namespace gradlab {
namespace {

std::string written(const Operator& op) {
  const std::string spelling(op.spelling);
  if (spelling.size() > 1) return op.arity == 2 ? spelling + "(a, b)" : spelling + "(a)";
  return op.arity == 2 ? "a " + spelling + " b" : spelling + "a";
}

TEST(Operators, MakeOfNumbersWhatTheyMakeOnATape) {
  for (const Operator& op : operators())
    for (const double a : {-3.25, -1.0, -1e-3, 0.0, 0.5, 1.0, 2.75, 30.0})
      for (const double b : {-2.0, -0.5, 0.0, 0.5, 3.0}) {
        const double expected = numberOf(written(op), {{"a", scalar(a)}, {"b", scalar(b)}}), actual = op.at(a, b);
        if (std::isfinite(expected))
          EXPECT_NEAR(actual, expected, 1e-15 + 4e-15 * std::abs(expected)) << written(op) << " at " << a << ", " << b;
        else
          EXPECT_EQ(std::isnan(actual), std::isnan(expected)) << written(op) << " at " << a << ", " << b;
      }
}

TEST(Operators, AreFoundByTheirSpelling) {
  for (const Operator& op : operators())
    EXPECT_EQ(op.spelling.size() == 1 ? findSymbol(op.spelling[0], op.arity) : findFunction(op.spelling), &op) << op.spelling;
  EXPECT_EQ(findFunction("sinh"), nullptr);
  EXPECT_EQ(findSymbol('*', 1), nullptr);
}

}  // namespace
}  // namespace gradlab
