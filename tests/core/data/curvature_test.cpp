#include "core/data/curvature.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/matrix/random.h"

namespace gradlab::testing {
namespace {

/// The curvature for one feature with the values mean - std and mean + std, so that its mean and standard deviation are
/// exactly these.
Curvature ofOne(double mean, double std) {
  Matrix<double> x(1, 2);
  x << mean - std, mean + std;
  return curvatureOfRegression(x, std::vector<double>{0, 1});
}

TEST(Curvature, IsTwiceTheMomentsOfTheInput) {
  const Curvature result = ofOne(3, 2);
  const Matrix<double> expected = (Matrix<double>(2, 2) << 2 * (9 + 4), 2 * 3, 2 * 3, 2).finished();
  EXPECT_EQ(result.hessian, expected);
}

struct Table {
  double mean, std, largestRate, condition;
};

/// The effect of mean and scale on the largest stable rate; computed with NumPy.
TEST(Curvature, HasTheRateAndConditionOfNumPyForSixMeansAndScales) {
  const Table tables[] = {
      {0, 1, 1.0, 1},         {.5, std::sqrt(1.0 / 12), .78890, 19.28},       {.1307, .3081, .98151, 10.94},
      {5, 1, .037088, 727.0}, {127.5, 255 / std::sqrt(12), 4.6135e-5, 86706}, {1980, 20, 2.5505e-7, 3.84e10}};
  for (const Table& table : tables) {
    const Curvature result = ofOne(table.mean, table.std);
    EXPECT_NEAR(result.largestRate / table.largestRate, 1, 1e-4) << table.mean;
    EXPECT_NEAR(result.condition / table.condition, 1, 2e-3) << table.mean;
  }
}

TEST(Curvature, GrowsWithTheSquareOfTheScale) {
  for (const double scale : {.01, .1, .5, 1.0, 10.0}) {
    const Curvature result = ofOne(0, scale);
    EXPECT_NEAR(result.largestRate, 1 / std::max(1.0, scale * scale), 1e-14) << "the bias has a curvature of its own";
    EXPECT_NEAR(result.bestRate, 1 / (1 + scale * scale), 1e-14);
  }
}

TEST(Curvature, OfScales1And10HasCondition100) {
  Matrix<double> x(2, 4);
  x << 1, 1, -1, -1, 10, -10, 10, -10;
  const Curvature result = curvatureOfRegression(x, std::vector<double>{1, 2, 3, 4});
  EXPECT_NEAR(result.largestRate, .01, 1e-15);
  EXPECT_NEAR(result.condition, 100, 1e-11);
}

TEST(Curvature, DiagonalizesTheHessianFromLargeToSmall) {
  Random random(3, Stream::data);
  Matrix<double> x(4, 60);
  std::vector<double> y(60);
  for (Index i = 0; i < x.size(); ++i) x.data()[i] = 2 + random.normal();
  for (double& target : y) target = random.normal();
  const Curvature result = curvatureOfRegression(x, y);
  const Matrix<double> v = result.eigenvectors;
  EXPECT_LT((v * result.eigenvalues.asDiagonal() * v.transpose() - result.hessian).norm(), 1e-12);
  for (Index k = 1; k < 5; ++k) EXPECT_GE(result.eigenvalues(k - 1), result.eigenvalues(k));

  // At the minimum the residuals are orthogonal to every column, including the column of ones.
  Eigen::VectorXd residual(60);
  for (Index i = 0; i < 60; ++i)
    residual(i) = y[static_cast<std::size_t>(i)] - result.minimum.head(4).dot(x.col(i)) - result.minimum(4);
  EXPECT_LT((x * residual).norm(), 1e-11);
  EXPECT_NEAR(residual.sum(), 0, 1e-12);
  EXPECT_NEAR(result.least, residual.squaredNorm() / 60, 1e-14);
}

TEST(Curvature, FindsTheLineThatTheDataLieOn) {
  Matrix<double> x(1, 4);
  x << -1, 0, 1, 2;
  const Curvature result = curvatureOfRegression(x, std::vector<double>{1, 3, 5, 7});
  EXPECT_NEAR(result.minimum(0), 2, 1e-14);
  EXPECT_NEAR(result.minimum(1), 3, 1e-14);
  EXPECT_NEAR(result.least, 0, 1e-27);
}

TEST(Curvature, LeavesFlatDirectionsOutOfRateAndCondition) {
  Matrix<double> x(3, 4);
  x << 1, 1, -1, -1,  // the second feature is twice the first, which adds a flat direction
      2, 2, -2, -2,   //
      0, 0, 0, 0;     // a column that was constant before preprocessing
  const Curvature result = curvatureOfRegression(x, std::vector<double>{1, 1, -1, -1});
  EXPECT_NEAR(result.eigenvalues(0), 10, 1e-14);
  EXPECT_NEAR(result.eigenvalues(1), 2, 1e-14);
  EXPECT_EQ(result.eigenvalues(2), 0);
  EXPECT_EQ(result.eigenvalues(3), 0);
  EXPECT_NEAR(result.condition, 5, 1e-13);
  // Of all solutions, w1 + 2 w2 = 1, the one nearest to 0.
  EXPECT_NEAR(result.minimum(0), .2, 1e-14);
  EXPECT_NEAR(result.minimum(1), .4, 1e-14);
  EXPECT_EQ(result.minimum(2), 0);
}

}  // namespace
}  // namespace gradlab::testing
