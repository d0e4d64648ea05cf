#include "core/matrix/elementary.h"

#include <gtest/gtest.h>

#include <limits>

namespace gradlab {
namespace {

/// The largest error of Function over [low, high] against the C library in double, in units of (floor + |value|)
/// epsilon.
template <class Function, class Scalar, class Reference>
double worst(double low, double high, Reference reference, double floor = 0) {
  constexpr Index points = 4001;
  Matrix<Scalar> x(points, 1);
  for (Index i = 0; i < points; ++i)
    x(i) = static_cast<Scalar>(low + (high - low) * static_cast<double>(i) / (points - 1));
  const Matrix<Scalar> y = eachElement<Function>(x).matrix();
  double error = 0;
  for (Index i = 0; i < points; ++i) {
    const double exact = reference(static_cast<double>(x(i)));
    const double unit = (floor + std::abs(exact)) * static_cast<double>(std::numeric_limits<Scalar>::epsilon());
    if (unit > 0) error = std::max(error, std::abs(static_cast<double>(y(i)) - exact) / unit);
  }
  return error;
}

const auto exactTanh = [](double x) { return std::tanh(x); };
const auto exactErf = [](double x) { return std::erf(x); };
const auto exactSoftplus = [](double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); };

TEST(Elementary, Tanh) {
  EXPECT_LT((worst<elementary::Tanh, double>(-20, 20, exactTanh)), 3);
  EXPECT_LT((worst<elementary::Tanh, double>(-1, 1, exactTanh)), 3);
  EXPECT_LT((worst<elementary::Tanh, float>(-20, 20, exactTanh)), 5);
  EXPECT_LT((worst<elementary::Tanh, float>(-1, 1, exactTanh)), 5);
}

TEST(Elementary, Erf) {
  EXPECT_LT((worst<elementary::Erf, double>(-7, 7, exactErf)), 8);
  EXPECT_LT((worst<elementary::Erf, float>(-7, 7, exactErf)), 5);
  EXPECT_LT((worst<elementary::Erf, float>(-1, 1, exactErf)), 5);
}

/// The error is relative to 1 and not to the result, which passes through 0.
TEST(Elementary, SineAndCosine) {
  const auto sine = [](double x) { return std::sin(x); };
  const auto cosine = [](double x) { return std::cos(x); };
  for (const double range : {1.0, 100.0, 1e6}) {
    EXPECT_LT((worst<elementary::Sine<0>, double>(-range, range, sine, 1)), 1) << range;
    EXPECT_LT((worst<elementary::Sine<1>, double>(-range, range, cosine, 1)), 1) << range;
    EXPECT_LT((worst<elementary::Sine<0>, float>(-range, range, sine, 1)), 0.6) << range;
  }
  EXPECT_NEAR(elementary::sineAfterQuarters(1e9, 0), std::sin(1e9), 1e-6);
  EXPECT_TRUE(std::isnan(elementary::sineAfterQuarters(std::numeric_limits<double>::infinity(), 0)));
}

TEST(Elementary, ExpBelowZero) {
  const auto exact = [](double x) { return std::exp(x); };
  EXPECT_LT((worst<elementary::ExpBelowZero, float>(-87, 0, exact)), 2);
  EXPECT_LT((worst<elementary::ExpBelowZero, double>(-700, 0, exact)), 2);
  const Matrix<float> x = Matrix<float>::Constant(8, 1, -1000);
  EXPECT_EQ(Matrix<float>(eachElement<elementary::ExpBelowZero>(x).matrix()), Matrix<float>::Zero(8, 1));
  EXPECT_EQ(elementary::ExpBelowZero::apply(-1000.0), 0);
  EXPECT_EQ(elementary::ExpBelowZero::apply(-745.0), std::exp(-745.0)) << "the smallest number there is";
}

TEST(Elementary, Logistic) {
  const auto exact = [](double x) { return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x)); };
  EXPECT_LT((worst<elementary::Logistic, double>(-700, 700, exact)), 3);
  EXPECT_LT((worst<elementary::Logistic, double>(-3, 3, exact)), 3);
}

/// The kernel takes two numbers at a time: of an odd count, the last one takes the scalar path.
TEST(Elementary, HaveTheirLimitsAtInfinityAndKeepNanInDouble) {
  constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  const auto expect = [&](auto function, double atInfinity, double atMinusInfinity) {
    using Function = decltype(function);
    Matrix<double> x(7, 1);
    x << nan, infinity, -infinity, 0.5, infinity, -infinity, nan;
    const Matrix<double> y = eachElement<Function>(x).matrix();
    for (const Index i : {0, 6}) EXPECT_TRUE(std::isnan(y(i)));
    for (const Index i : {1, 4}) EXPECT_EQ(y(i), atInfinity);
    for (const Index i : {2, 5}) EXPECT_EQ(y(i), atMinusInfinity);
  };
  expect(elementary::Tanh{}, 1, -1);
  expect(elementary::Erf{}, 1, -1);
  expect(elementary::Logistic{}, 1, 0);
  expect(elementary::SoftPlus{}, infinity, 0);
}

TEST(Elementary, SoftPlus) {
  EXPECT_LT((worst<elementary::SoftPlus, double>(-40, 40, exactSoftplus)), 4);
  EXPECT_LT((worst<elementary::SoftPlus, double>(-2, 2, exactSoftplus)), 4);
  EXPECT_LT((worst<elementary::SoftPlus, float>(-40, 40, exactSoftplus)), 4);
}

TEST(Elementary, ExpMinusOneKeepsSmallNumbers) {
  const auto exact = [](double x) { return std::expm1(x); };
  EXPECT_LT((worst<elementary::ExpMinusOne, double>(-20, 0, exact)), 4);
  EXPECT_LT((worst<elementary::ExpMinusOne, double>(-1e-6, 0, exact)), 4);
  EXPECT_LT((worst<elementary::ExpMinusOne, float>(-20, 0, exact)), 4);
  EXPECT_LT((worst<elementary::ExpMinusOne, float>(-1e-6, 0, exact)), 4);
}

}  // namespace
}  // namespace gradlab
