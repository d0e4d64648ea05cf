#include "core/expression/trace.h"

#include <gtest/gtest.h>

#include "core/expression/differences.h"
#include "core/expression/jacobian.h"
#include "tests/core/expression/evaluate.h"

namespace gradlab {
namespace {

Differentiation asked(const Value::Object& request) {
  Problems problems;
  std::optional<Differentiation> checked = checkDifferentiation(request, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return std::move(*checked);
}

Value rows(std::initializer_list<std::initializer_list<double>> numbers) {
  Value::Array all;
  for (const auto& row : numbers) all.push_back(Value::list(row));
  return all;
}

/// Expressions that together use every operator, nodes used more than once, and every kind of broadcast (row, column,
/// scalar).
const std::vector<std::string> texts{
    "(sigmoid(w*x + b) - y)^2",
    "p = w + w; q = p + p; q*p",
    "max(w, w) + min(w, x) + abs(x - 3)",
    "sum((W @ relu(V @ X + r) + c) * w / (1 + exp(X)))",
    "s = W @ V; mean(s @ s + s - c) + sum(s)",
    "sum(log(X^2 + 1) * softplus(r) - gelu(X)/silu(X + 9) + sqrt(X*X + w) * tanh(sin(X) - cos(r)))",
    "e = exp(X); -log(sum(e * r) / sum(e))",
    "sum(c / r - r ^ 2 + X / c)",
};

Value::Object values() {
  return {{"w", 0.7},
          {"x", -1.3},
          {"b", 0.2},
          {"y", 1},
          {"W", rows({{1, -2}, {0.5, 3}})},
          {"V", rows({{0.3, 2}, {-1, 0.4}})},
          {"X", rows({{1.5, -0.6}, {0.25, 2}})},
          {"r", rows({{0.5, 0.8}})},
          {"c", rows({{0.9}, {1.1}})}};
}

TEST(Trace, StepByStepBackwardGivesTheBitsOfTheWholePass) {
  for (const std::string& text : texts) {
    SCOPED_TRACE(text);
    Differentiation stepped = asked({{"text", text}, {"at", values()}});
    Differentiation whole = asked({{"text", text}, {"at", values()}});
    const Trace result = trace(stepped);
    whole.run();
    for (NodeId id = 0; id < whole.tape().size(); ++id) {
      const auto& adjoint = result.derivatives[static_cast<std::size_t>(id)];
      ASSERT_EQ(adjoint.has_value(), whole.tape().leadsToOutput(id)) << id;
      if (adjoint) {
        EXPECT_EQ(*adjoint, Matrix<double>(whole.tape().adjoint(id))) << id;
      }
    }
  }
}

TEST(Trace, StepByStepForwardGivesTheBitsOfTheWholePass) {
  for (const std::string& text : texts)
    for (const char* wrt : {"w", "x", "X", "r", "c"}) {
      SCOPED_TRACE(text + " along " + wrt);
      const Value given = *Value(values()).find(wrt);
      const Value::Object request{{"text", text}, {"at", values()}, {"mode", "jvp"}, {"wrt", wrt}, {"tangent", given}};
      Differentiation stepped = asked(request), whole = asked(request);
      const Trace result = trace(stepped);
      whole.run();
      for (NodeId id = 0; id < whole.tape().size(); ++id)
        if (const auto& tangent = result.derivatives[static_cast<std::size_t>(id)])
          EXPECT_EQ(*tangent, Matrix<double>(whole.tape().tangent(id))) << id;
        else
          EXPECT_TRUE(whole.tape().tangent(id).isZero(0)) << id;
    }
}

TEST(Trace, EachContributionIsAddedToTheAdjointBefore) {
  for (const std::string& text : texts) {
    Differentiation stepped = asked({{"text", text}, {"at", values()}});
    for (const PassStep& step : trace(stepped).steps)
      for (const Contribution& part : step.contributions) {
        const Matrix<double> sum = part.before ? Matrix<double>(*part.before + part.product) : part.product;
        EXPECT_EQ(sum, part.after) << text;
        if (part.kind != Contribution::Kind::elementwise || part.product.size() != step.given.size()) continue;
        EXPECT_TRUE(part.product.isApprox(part.local.cwiseProduct(step.given), 1e-14)) << text << " node " << step.node;
      }
  }
}

TEST(Trace, AnInputThatIsUsedTwiceGetsTwoContributions) {
  Differentiation stepped = asked({{"text", "b = a + a; c = b + b"}, {"at", Value::Object{{"a", 1}}}});
  const Trace result = trace(stepped);
  ASSERT_EQ(result.steps.size(), 2U);
  const auto& parts = result.steps[1].contributions;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_FALSE(parts[0].before);
  EXPECT_EQ(parts[0].after(0), 2);
  EXPECT_EQ((*parts[1].before)(0), 2);
  EXPECT_EQ(parts[1].after(0), 4);
}

TEST(Trace, TiesGiveHalfToEachSide) {
  Differentiation stepped = asked({{"text", "max(a, b)"}, {"at", Value::Object{{"a", 2}, {"b", 2}}}});
  const Trace result = trace(stepped);
  for (const Contribution& part : result.steps[0].contributions) EXPECT_EQ(part.local(0), 0.5);
}

TEST(Trace, LocalDerivativeOfAProductIsTheOtherFactorAndOfAMeanOneOverN) {
  Differentiation stepped = asked({{"text", "mean(W @ X)"}, {"at", values()}});
  const Trace result = trace(stepped);
  EXPECT_EQ(result.steps[0].contributions[0].kind, Contribution::Kind::spread);
  EXPECT_EQ(result.steps[0].contributions[0].local(0), 0.25);
  const auto& factors = result.steps[1].contributions;
  EXPECT_EQ(factors[0].kind, Contribution::Kind::left);
  EXPECT_EQ(factors[0].local(0, 1), -0.6);
  EXPECT_EQ(factors[1].kind, Contribution::Kind::right);
  EXPECT_EQ(factors[1].local(0, 1), -2);
}

TEST(Modes, AgreeOnTheDotProduct) {
  for (const std::string& text : texts) {
    Differentiation back = asked({{"text", text}, {"at", values()}});
    back.run();
    for (const auto& [name, value] : values()) {
      const NodeId id = inputNamed(back.expression, name);
      if (id < 0) continue;
      Differentiation forth =
          asked({{"text", text}, {"at", values()}, {"mode", "jvp"}, {"wrt", name}, {"tangent", value}});
      forth.run();
      const double along = back.tape().adjoint(id).cwiseProduct(forth.tape().tangent(id)).sum();
      EXPECT_NEAR(forth.tape().tangent(forth.output())(0), along, 1e-12 * (1 + std::abs(along)))
          << text << " along " << name;
    }
  }
}

TEST(Differences, AreBestAtAMediumWidthWhichIsLargerInFloat) {
  Problems problems;
  const auto result = findDifferences(Value::Object{{"text", "exp(x)"},
                                                    {"at", Value::Object{{"x", 1}}},
                                                    {"wrt", "x"},
                                                    {"widths", Value::Array{1e-1, 1e-5, 1e-15}}},
                                      problems);
  ASSERT_TRUE(result) << problems.front().message;
  EXPECT_NEAR(result->exact, 2.718281828459045, 1e-15);
  EXPECT_NEAR(result->inDouble[0], 2.7228, 1e-4);
  EXPECT_NEAR(result->inDouble[1], result->exact, 1e-9);
  EXPECT_GT(std::abs(result->inDouble[2] - result->exact), 1e-2);
  EXPECT_GT(std::abs(result->inFloat[1] - result->exact), 1e-3);
  EXPECT_EQ(result->inFloat[2], 0) << "1 + 1e-15 is 1 in single precision";
}

TEST(Differences, NameTheErrorInARequest) {
  const auto pathOf = [](Value::Object request) {
    Problems problems;
    EXPECT_FALSE(findDifferences(request, problems));
    return problems.empty() ? "" : problems.front().path;
  };
  const Value at = Value::Object{{"x", rows({{1, 2}})}};
  EXPECT_EQ(pathOf({{"text", "x"}, {"at", at}, {"wrt", "x"}, {"widths", Value::Array{1}}}), "text");
  EXPECT_EQ(pathOf({{"text", "sum(x)"}, {"at", at}, {"wrt", "y"}, {"widths", Value::Array{1}}}), "wrt");
  EXPECT_EQ(pathOf({{"text", "sum(x)"}, {"at", at}, {"wrt", "x"}, {"widths", Value::Array{0}}}), "widths");
  EXPECT_EQ(pathOf({{"text", "sum(x)"}, {"at", at}, {"wrt", "x"}, {"element", 2}, {"widths", Value::Array{1}}}),
            "element");
}

TEST(Jacobian, IsTheSameByRowsAndByColumns) {
  JacobianProblem problem(5, 3, 1);
  const JacobianPart byRows = problem.passes(Mode::vjp, 0, 9), byColumns = problem.passes(Mode::jvp, 0, 9);
  ASSERT_EQ(byRows.values.size(), 15U);
  ASSERT_EQ(byColumns.values.size(), 15U);
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 5; ++column)
      EXPECT_NEAR(byRows.values[5 * row + column], byColumns.values[3 * column + row], 1e-15);
  EXPECT_EQ(byRows.multiplications, 3 * (15 + 6));
  EXPECT_EQ(byColumns.multiplications, 5 * (15 + 6));
  EXPECT_EQ(problem.passes(Mode::vjp, 1, 1).values[0], byRows.values[5]);
}

}  // namespace
}  // namespace gradlab
