#include "core/matrix/product.h"

#include <gtest/gtest.h>

#include "core/matrix/transpose.h"
#include "tests/core/support/owned-matrix.h"
#include "tests/core/support/random-matrix.h"

namespace gradlab {
namespace {

/// The product by three loops, summed in ascending order like the kernel.
template <class Scalar>
Matrix<Scalar> naive(const Matrix<Scalar>& a, const Matrix<Scalar>& b, const Matrix<Scalar>& start) {
  Matrix<Scalar> c = start;
  for (Index i = 0; i < a.rows(); ++i)
    for (Index j = 0; j < b.cols(); ++j)
      for (Index k = 0; k < a.cols(); ++k) c(i, j) += a(i, k) * b(k, j);
  return c;
}

template <class Scalar>
void expectAllShapes() {
  Random random(1, Stream::data);
  for (Index m = 1; m <= 17; ++m)
    for (Index k = 1; k <= 17; ++k)
      for (Index n = 1; n <= 17; ++n) {
        const Matrix<Scalar> a = randomMatrix<Scalar>(random, {m, k}), b = randomMatrix<Scalar>(random, {k, n}),
                             before = randomMatrix<Scalar>(random, {m, n}),
                             column = randomMatrix<Scalar>(random, {m, 1});
        const Owned<Scalar> left(a), right(b), turned(Matrix<Scalar>(b.transpose())), bias(column);
        Owned<Scalar> c(before);
        const Matrix<Scalar> zero = Matrix<Scalar>::Zero(m, n);
        multiply<Scalar>(left.constant(), plain(right.constant()), c.view());
        ASSERT_EQ(c.constant(), naive(a, b, zero)) << m << "x" << k << "x" << n;
        multiply<Scalar>(left.constant(), transposed(turned.constant()), c.view());
        ASSERT_EQ(c.constant(), naive(a, b, zero)) << m << "x" << k << "x" << n << " transposed";
        c.view() = before;
        multiply<Scalar>(left.constant(), plain(right.constant()), c.view(), Start::result);
        ASSERT_EQ(c.constant(), naive(a, b, before)) << m << "x" << k << "x" << n << " added";
        multiply<Scalar>(left.constant(), plain(right.constant()), c.view(), Start::column, bias.buffer.data());
        ASSERT_EQ(c.constant(), naive<Scalar>(a, b, column.replicate(1, n)))
            << m << "x" << k << "x" << n << " on a column";
      }
}

/// Equal to the last bit, so that an element does not depend on the shapes either.
TEST(Product, EqualsThreeLoopsInFloat) { expectAllShapes<float>(); }
TEST(Product, EqualsThreeLoopsInDouble) { expectAllShapes<double>(); }

/// Large enough that the kernel copies blocks of its factors first.
TEST(Product, OfLargeMatricesKeepsTheOrder) {
  Random random(2, Stream::data);
  for (const Shape shape : {Shape{37, 784}, Shape{64, 302}, Shape{75, 784}, Shape{80, 131}, Shape{128, 513}}) {
    const Index n = 19;
    const Matrix<float> a = randomMatrix<float>(random, shape), b = randomMatrix<float>(random, {shape.cols, n}),
                        before = randomMatrix<float>(random, {shape.rows, n}),
                        column = randomMatrix<float>(random, {shape.rows, 1});
    const Owned<float> left(a), right(b), turned(Matrix<float>(b.transpose())), bias(column);
    Owned<float> c(before);
    multiply<float>(left.constant(), transposed(turned.constant()), c.view(), Start::result);
    EXPECT_EQ(c.constant(), naive(a, b, before)) << shape.rows << "x" << shape.cols;
    multiply<float>(left.constant(), plain(right.constant()), c.view(), Start::column, bias.buffer.data());
    EXPECT_EQ(c.constant(), naive<float>(a, b, column.replicate(1, n))) << shape.rows << "x" << shape.cols;
    multiply<float>(left.constant(), plain(right.constant()), c.view());
    EXPECT_EQ(c.constant(), naive<float>(a, b, Matrix<float>::Zero(shape.rows, n))) << shape.rows << "x" << shape.cols;
  }
}

TEST(Transpose, IsRightForEveryShape) {
  Random random(3, Stream::data);
  for (Index m = 1; m <= 17; ++m)
    for (Index n = 1; n <= 17; ++n) {
      const Matrix<float> a = randomMatrix<float>(random, {m, n});
      Owned<float> to(Matrix<float>::Zero(n, m));
      transpose<float>(Owned<float>(a).constant(), to.view());
      ASSERT_EQ(to.constant(), a.transpose()) << m << "x" << n;
    }
}

}  // namespace
}  // namespace gradlab
