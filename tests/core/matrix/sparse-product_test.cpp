#include "core/matrix/sparse-product.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>

#include "tests/core/support/owned-matrix.h"
#include "tests/core/support/random-matrix.h"

namespace gradlab {
namespace {

/// A matrix like the output of a ReLU: a share `part` of the elements is zero, and every other zero is -0.
Matrix<float> withZeros(Random& random, Shape shape, double part = 0.6) {
  Matrix<float> result = randomMatrix<float>(random, shape);
  for (Index i = 0; i < result.size(); ++i)
    if (random.uniform() < part) result(i) = i % 2 == 0 ? 0.0F : -0.0F;
  return result;
}

/// The product with all terms included, also those with a zero, summed in ascending order.
Matrix<float> dense(const Matrix<float>& a, const Matrix<float>& b, const Matrix<float>& start) {
  Matrix<float> c = start;
  for (Index j = 0; j < b.cols(); ++j)
    for (Index k = 0; k < a.cols(); ++k)
      for (Index i = 0; i < a.rows(); ++i) c(i, j) += a(i, k) * b(k, j);
  return c;
}

Matrix<std::uint32_t> bits(const Matrix<float>& numbers) {
  return numbers.unaryExpr([](float x) { return std::bit_cast<std::uint32_t>(x); });
}

/// Rows of the dense factor, depth, and columns of the sparse one. They cover multiples and non-multiples of a
/// register, of the rows summed at a time, and of a part.
struct Case {
  Index rows, depth, cols;
};
constexpr Case cases[] = {{1, 1, 1},     {3, 5, 2},      {32, 128, 64},  {33, 129, 65}, {31, 127, 63}, {64, 256, 16},
                          {70, 300, 17}, {100, 40, 131}, {128, 513, 10}, {49, 64, 300}, {96, 20, 17}};

TEST(SparseProduct, HasTheBitsOfTheDenseProductFromEveryStart) {
  Random random(1, Stream::data);
  for (const auto [m, k, n] : cases) {
    const Matrix<float> a = randomMatrix<float>(random, {m, k}), b = withZeros(random, {k, n}),
                        before = randomMatrix<float>(random, {m, n}), column = randomMatrix<float>(random, {m, 1}),
                        zero = Matrix<float>::Zero(m, n);
    const Owned<float> left(a), right(b), turned(Matrix<float>(b.transpose())), bias(column);
    for (const RightFactor<float>& factor : {plain(right.constant()), transposed(turned.constant())}) {
      const auto product = [&, m = m](Start start) {
        Owned<float> c(before);
        multiplySparse({left.constant().data(), m, m}, factor, {c.view().data(), 1, m}, start, bias.buffer.data());
        return Matrix<float>(c.view());
      };
      EXPECT_EQ(bits(product(Start::zero)), bits(dense(a, b, zero))) << m << "x" << k << "x" << n;
      EXPECT_EQ(bits(product(Start::result)), bits(dense(a, b, before))) << m << "x" << k << "x" << n << " added";
      EXPECT_EQ(bits(product(Start::column)), bits(dense(a, b, column.replicate(1, n))))
          << m << "x" << k << "x" << n << " on a column";
    }
  }
}

/// The case of a left factor with zeros: c = a b is c^T = b^T a^T.
TEST(SparseProduct, WritesATransposedTarget) {
  Random random(2, Stream::data);
  for (const auto [m, k, n] : cases) {
    const Matrix<float> a = randomMatrix<float>(random, {m, k}), b = withZeros(random, {k, n}),
                        before = randomMatrix<float>(random, {m, n});
    const Owned<float> left(a), right(b);
    Owned<float> c(Matrix<float>(before.transpose()));
    multiplySparse({left.constant().data(), m, m}, plain(right.constant()), {c.view().data(), n, 1}, Start::result,
                   nullptr);
    EXPECT_EQ(bits(c.view()), bits(dense(a, b, before).transpose())) << m << "x" << k << "x" << n << " added";
    multiplySparse({left.constant().data(), m, m}, plain(right.constant()), {c.view().data(), n, 1}, Start::zero,
                   nullptr);
    EXPECT_EQ(bits(c.view()), bits(dense(a, b, Matrix<float>::Zero(m, n)).transpose())) << m << "x" << k << "x" << n;
  }
}

TEST(SparseProduct, WritesNothingOutsideItsTarget) {
  Random random(3, Stream::data);
  const Owned<float> left(randomMatrix<float>(random, {33, 20})), right(withZeros(random, {20, 7}));
  Matrix<float> around = Matrix<float>::Constant(40, 9, 5);
  multiplySparse({left.constant().data(), 33, 33}, plain(right.constant()), {&around(4, 1), 1, 40}, Start::zero,
                 nullptr);
  around.block(4, 1, 33, 7).setConstant(5);
  EXPECT_EQ(around, Matrix<float>::Constant(40, 9, 5));
}

/// The public product, with either factor sparse, plain or transposed, and large enough that it leaves zeros out.
TEST(Product, OfAFactorWithManyZerosHasTheSameBits) {
  Random random(4, Stream::data);
  const Index m = 75, k = 130, n = 90;
  const Matrix<float> before = randomMatrix<float>(random, {m, n}), column = randomMatrix<float>(random, {m, 1});
  const Owned<float> bias(column);
  for (const bool leftIsSparse : {false, true}) {
    const Matrix<float> a = leftIsSparse ? withZeros(random, {m, k}) : randomMatrix<float>(random, {m, k});
    const Matrix<float> b = leftIsSparse ? randomMatrix<float>(random, {k, n}) : withZeros(random, {k, n});
    const Owned<float> left(a), right(b), turned(Matrix<float>(b.transpose()));
    for (const RightFactor<float>& factor : {plain(right.constant()), transposed(turned.constant())}) {
      const auto product = [&](Start start) {
        Owned<float> c(before);
        multiply<float>(left.constant(), factor, c.view(), start, bias.buffer.data());
        return Matrix<float>(c.view());
      };
      EXPECT_EQ(bits(product(Start::zero)), bits(dense(a, b, Matrix<float>::Zero(m, n))));
      EXPECT_EQ(bits(product(Start::result)), bits(dense(a, b, before)));
      EXPECT_EQ(bits(product(Start::column)), bits(dense(a, b, column.replicate(1, n))));
    }
  }
}

/// Zero times infinity is NaN, and a run that diverges must show it with either factor sparse.
TEST(Product, KeepsInfinityAndNan) {
  Random random(5, Stream::data);
  const Index m = 70, k = 80, n = 66;
  for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    Matrix<float> full = randomMatrix<float>(random, {m, k});
    full(69, 79) = bad;
    Matrix<float> b = withZeros(random, {k, n});
    b.row(79).setZero();
    const Owned<float> left(full), right(b), turned(Matrix<float>(full.transpose())),
        rightTurned(Matrix<float>(b.transpose()));
    Owned<float> c(Matrix<float>::Zero(m, n)), d(Matrix<float>::Zero(n, m));
    multiply<float>(left.constant(), plain(right.constant()), c.view());
    EXPECT_TRUE(c.view().row(69).array().isNaN().all()) << "right factor sparse, left " << bad;
    EXPECT_TRUE(c.view().topRows(69).allFinite());
    multiply<float>(rightTurned.constant(), transposed(left.constant()), d.view());
    EXPECT_TRUE(d.view().col(69).array().isNaN().all()) << "left factor sparse, right " << bad;
    EXPECT_TRUE(d.view().leftCols(69).allFinite());
  }
}

/// A NaN in the factor with zeros is not a zero, and is kept too.
TEST(SparseProduct, KeepsNanOfTheSparseFactor) {
  Random random(6, Stream::data);
  Matrix<float> b = withZeros(random, {20, 7});
  b(19, 6) = std::numeric_limits<float>::quiet_NaN();
  const Owned<float> left(randomMatrix<float>(random, {33, 20})), right(b);
  Owned<float> c(Matrix<float>::Zero(33, 7));
  multiplySparse({left.constant().data(), 33, 33}, plain(right.constant()), {c.view().data(), 1, 33}, Start::zero,
                 nullptr);
  EXPECT_TRUE(c.view().col(6).array().isNaN().all());
  EXPECT_TRUE(c.view().leftCols(6).allFinite());
}

TEST(SparseProduct, IsUsedWithHalfOfTheElementsZeroNotWithATenth) {
  Random random(7, Stream::data);
  for (const Shape shape : {Shape{128, 64}, Shape{64, 256}, Shape{64, 784}, Shape{37, 101}}) {
    const Owned<float> half(withZeros(random, shape, 0.55)), few(withZeros(random, shape, 0.1)),
        none(Matrix<float>::Ones(shape.rows, shape.cols)), all(Matrix<float>::Zero(shape.rows, shape.cols));
    for (const auto& lies : {plain<float>, transposed<float>}) {
      EXPECT_TRUE(hasManyZeros(lies(half.constant())));
      EXPECT_TRUE(hasManyZeros(lies(all.constant())));
      EXPECT_FALSE(hasManyZeros(lies(few.constant())));
      EXPECT_FALSE(hasManyZeros(lies(none.constant())));
    }
  }
}

}  // namespace
}  // namespace gradlab
