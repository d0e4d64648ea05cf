#include "core/data/jacobi.h"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include "core/matrix/random.h"

namespace gradlab {
namespace {

Matrix<double> randomSymmetric(Index size, std::uint64_t seed) {
  Random random(seed, Stream::noise);
  Matrix<double> matrix(size, size);
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j <= i; ++j) matrix(i, j) = matrix(j, i) = random.normal();
  return matrix;
}

TEST(Jacobi, FindsTheEigenvaluesOfATwoByTwo) {
  Matrix<double> matrix(2, 2);
  matrix << 2, 1, 1, 2;
  const Eigenpairs pairs = jacobiEigenpairs(matrix);
  EXPECT_NEAR(pairs.values.minCoeff(), 1, 1e-15);
  EXPECT_NEAR(pairs.values.maxCoeff(), 3, 1e-15);
}

TEST(Jacobi, DecomposesAMatrixIntoOrthonormalEigenvectors) {
  for (const Index size : {1, 2, 3, 10, 64}) {
    const Matrix<double> matrix = randomSymmetric(size, static_cast<std::uint64_t>(size));
    const Eigenpairs pairs = jacobiEigenpairs(matrix);
    const Matrix<double> rebuilt = pairs.vectors * pairs.values.asDiagonal() * pairs.vectors.transpose();
    EXPECT_LT((rebuilt - matrix).cwiseAbs().maxCoeff(), 1e-12) << size;
    const Matrix<double> products = pairs.vectors.transpose() * pairs.vectors;
    EXPECT_LT((products - Matrix<double>::Identity(size, size)).cwiseAbs().maxCoeff(), 1e-12) << size;
  }
}

TEST(Jacobi, LeavesDiagonalMatricesUnchanged) {
  EXPECT_EQ(jacobiEigenpairs(Matrix<double>::Zero(3, 3)).values, Eigen::VectorXd::Zero(3));
  EXPECT_EQ(jacobiEigenpairs(Matrix<double>::Identity(3, 3)).values, Eigen::VectorXd::Ones(3));
}

TEST(Jacobi, KeepsEigenvaluesOfVeryDifferentSize) {
  Matrix<double> matrix(2, 2);
  matrix << 1e12, 1e3, 1e3, 2;
  // The product of the eigenvalues is det = 2e12 - 1e6, and the larger one is 1e12 + 1e-6.
  EXPECT_NEAR(jacobiEigenpairs(matrix).values.minCoeff(), 1.999999, 1e-9);
}

}  // namespace
}  // namespace gradlab
