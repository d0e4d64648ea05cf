#include <gtest/gtest.h>

#include "tests/core/support/recorders.h"

namespace gradlab {
namespace {

const std::vector<Shape> shapes{{1, 1}, {2, 3}, {5, 8}, {4, 4}, {7, 1}, {1, 6}};

/// Random numbers that are not near 0, where some slopes jump, and not near each other.
Matrix<double> awayFromKinks(Random& random, Shape shape, double offset = 0) {
  Matrix<double> x = randomMatrix<double>(random, shape, 0.2, 2);
  for (Index i = 0; i < x.size(); ++i) x(i) = (random.below(2) == 1 ? -x(i) : x(i)) + offset;
  return x;
}

/// The shapes to which a row, a column and a scalar are broadcast.
std::vector<std::pair<Shape, Shape>> broadcasts() {
  return {{{3, 4}, {3, 4}}, {{3, 4}, {3, 1}}, {{3, 4}, {1, 4}}, {{3, 4}, {1, 1}},
          {{1, 4}, {3, 4}}, {{3, 1}, {3, 4}}, {{1, 1}, {3, 4}}, {{3, 1}, {1, 4}}};
}

template <class Op>
constexpr bool hasDomain = requires {
  Op::outside(1.0);
}
|| requires { Op::outside(1.0, 1.0); };

TEST(Derivatives, OfOpsOfOneInput) {
  std::vector<std::string> names{"log-softmax"};
  for (const ActivationInfo& info : activations()) names.emplace_back(info.name);
  eachOperator([&](auto op) {
    if (!takesTwo<decltype(op)> && !hasDomain<decltype(op)>) names.emplace_back(op.name);
  });
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    Random random(1, Stream::data);
    for (const Shape shape : shapes) expectDerivatives(recorders().at(name), {awayFromKinks(random, shape)}, random);
  }
}

TEST(Derivatives, OfOpsOfOnePositiveInput) {
  eachOperator([](auto op) {
    if (takesTwo<decltype(op)> || !hasDomain<decltype(op)>) return;
    SCOPED_TRACE(op.name);
    Random random(2, Stream::data);
    for (const Shape shape : shapes)
      expectDerivatives(recorders().at(std::string(op.name)), {randomMatrix<double>(random, shape, 0.3, 3)}, random);
  });
}

TEST(Derivatives, OfOpsThatBroadcast) {
  eachOperator([](auto op) {
    // The power needs positive numbers, and the matrix product needs other shapes; both have their own tests.
    if constexpr (requires { op.broadcasts; }) {
      if (op.name == "pow") return;
      Random random(3, Stream::data);
      for (const auto& [a, b] : broadcasts()) {
        SCOPED_TRACE(std::string(op.name) + " " + std::to_string(a.rows) + "x" + std::to_string(a.cols) + " with " +
                     std::to_string(b.rows) + "x" + std::to_string(b.cols));
        expectDerivatives(recorders().at(std::string(op.name)),
                          {awayFromKinks(random, a), awayFromKinks(random, b, 1e-3)}, random);
      }
    }
  });
}

TEST(Derivatives, OfAFixedFactor) {
  Random random(9, Stream::data);
  for (const Shape shape : shapes)
    expectDerivatives(unary(gradlab::Scale<double>(0.25)), {randomMatrix<double>(random, shape)}, random);
}

TEST(Derivatives, OfPowersOfPositiveNumbers) {
  Random random(4, Stream::data);
  for (const auto& [a, b] : broadcasts())
    expectDerivatives(recorders().at("pow"), {randomMatrix<double>(random, a, 0.3, 2), awayFromKinks(random, b)},
                      random);
}

TEST(Derivatives, OfProducts) {
  Random random(5, Stream::data);
  for (const Index m : {1, 2, 5})
    for (const Index k : {1, 3, 4})
      for (const Index n : {1, 4, 7}) {
        const Matrix<double> a = randomMatrix<double>(random, {m, k}), b = randomMatrix<double>(random, {k, n});
        expectDerivatives(recorders().at("matmul"), {a, b}, random);
        expectDerivatives(recorders().at("linear"), {a, b, randomMatrix<double>(random, {m, 1})}, random);
      }
}

TEST(Derivatives, OfLosses) {
  Random random(6, Stream::data);
  for (const Shape shape : {Shape{2, 1}, Shape{2, 8}, Shape{5, 3}, Shape{10, 7}}) {
    expectDerivatives(recorders().at("softmax-cross-entropy"), {randomMatrix<double>(random, shape)}, random);
    expectDerivatives(recorders().at("mean-squared-error"),
                      {randomMatrix<double>(random, shape), randomMatrix<double>(random, shape)}, random);
  }
}

TEST(Derivatives, OfNormalizations) {
  Random random(7, Stream::data);
  for (const Shape shape : {Shape{2, 4}, Shape{5, 3}, Shape{8, 8}}) {
    const std::vector<Matrix<double>> inputs{randomMatrix<double>(random, shape),
                                             randomMatrix<double>(random, {shape.rows, 1}),
                                             randomMatrix<double>(random, {shape.rows, 1})};
    expectDerivatives(recorders().at("layer-norm"), inputs, random);
    for (const bool training : {true, false}) {
      Buffer<double> mean(shape.rows), variance(shape.rows);
      for (double& value : variance.span()) value = 2;
      const RunningStatistics<double> running{mean.data(), variance.data(), training};
      expectDerivatives(ternary(BatchNorm<double>(&running)), inputs, random);
    }
  }
}

/// x^2 with a wrong derivative: x.
struct WrongSquare : Elementwise {
  static constexpr std::string_view name = "wrong-square", formula = "x^2";
  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x.cwiseAbs2();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(dy.cwiseProduct(x));
  }
  template <class X, class D, class Y>
  static void pushforward(const X& x, const D& tx, Y ty) {
    ty = 2 * tx.cwiseProduct(x);
  }
};

/// x^2 whose pullback and pushforward agree with each other, but not with x^2.
struct ConsistentlyWrongSquare : WrongSquare {
  template <class X, class D, class Y>
  static void pushforward(const X& x, const D& tx, Y ty) {
    ty = tx.cwiseProduct(x);
  }
};

TEST(Derivatives, ThatAreWrongAreFound) {
  Random random(8, Stream::data);
  EXPECT_EQ(derivativeProblems(unary(WrongSquare{}), {awayFromKinks(random, {2, 2})}, random).size(),
            5);  // the identity of both modes, and four derivatives
  EXPECT_EQ(derivativeProblems(unary(ConsistentlyWrongSquare{}), {awayFromKinks(random, {2, 2})}, random).size(), 4);
}

}  // namespace
}  // namespace gradlab
