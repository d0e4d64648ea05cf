#include "core/matrix/product.h"

#include <cstring>
#include <type_traits>

namespace gradlab {
namespace {

/// 128 bits of scalars, which g++, clang and WebAssembly's SIMD all turn into one register.
template <class Scalar>
struct Lanes {
  static constexpr Index count = 16 / sizeof(Scalar);
  typedef Scalar Type __attribute__((vector_size(16)));
  typedef Scalar Unaligned __attribute__((vector_size(16), aligned(alignof(Scalar)), may_alias));
  static Type load(const Scalar* from) { return *reinterpret_cast<const Unaligned*>(from); }
  static Type splat(Scalar value) {
    if constexpr (count == 4)
      return Type{value, value, value, value};
    else
      return Type{value, value};
  }
  static void store(Scalar* to, Type lanes) { *reinterpret_cast<Unaligned*>(to) = lanes; }
  static void store(Scalar* to, Type lanes, Index count) { std::memcpy(to, &lanes, static_cast<std::size_t>(count) * sizeof(Scalar)); }
};

/// A block of the result: `vectors` registers of rows by `columns`, all held in registers while k runs.
/// `rows` says how many of its rows exist.
template <class Scalar, int vectors, int columns>
void block(const Scalar* a, Index aStep, Index depth, const Scalar* b, Index bRowStep, Index bColStep, Scalar* c, Index cStep, Index rows,
           Start start, const Scalar* column) {
  using L = Lanes<Scalar>;
  using Lane = typename L::Type;
  const Index last = rows - (vectors - 1) * L::count;  // rows in the last register
  Lane sum[vectors][columns];
  for (int v = 0; v < vectors; ++v)
    for (int j = 0; j < columns; ++j) {
      if (start == Start::zero)
        sum[v][j] = Lane{};
      else if (start == Start::column)
        sum[v][j] = L::load(column + v * L::count);
      else if (v + 1 < vectors || last == L::count)
        sum[v][j] = L::load(c + j * cStep + v * L::count);
      else {
        sum[v][j] = Lane{};
        std::memcpy(&sum[v][j], c + j * cStep + v * L::count, static_cast<std::size_t>(last) * sizeof(Scalar));
      }
    }
  for (Index k = 0; k < depth; ++k) {
    Lane left[vectors];
    for (int v = 0; v < vectors; ++v) left[v] = L::load(a + k * aStep + v * L::count);
    for (int j = 0; j < columns; ++j) {
      const Lane right = L::splat(b[k * bRowStep + j * bColStep]);
      for (int v = 0; v < vectors; ++v) sum[v][j] += left[v] * right;
    }
  }
  for (int j = 0; j < columns; ++j) {
    for (int v = 0; v + 1 < vectors; ++v) L::store(c + j * cStep + v * L::count, sum[v][j]);
    Scalar* bottom = c + j * cStep + (vectors - 1) * L::count;
    if (last == L::count)
      L::store(bottom, sum[vectors - 1][j]);
    else
      L::store(bottom, sum[vectors - 1][j], last);
  }
}

/// All columns of one strip of rows: `columns` at a time, then four, then one by one.
template <class Scalar, int vectors, int columns>
void strip(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, Index top, Index rows, Start start, const Scalar* column) {
  const Scalar* left = a.data() + top;
  const Scalar* from = start == Start::column ? column + top : nullptr;
  Index j = 0;
  const auto run = [&]<int width>(std::integral_constant<int, width>) {
    for (; j + width <= b.cols; j += width)
      block<Scalar, vectors, width>(left, a.rows(), b.rows, b.data + j * b.colStep, b.rowStep, b.colStep, c.data() + top + j * c.rows(),
                                    c.rows(), rows, start, from);
  };
  run(std::integral_constant<int, columns>{});
  if constexpr (columns > 4) run(std::integral_constant<int, 4>{});
  run(std::integral_constant<int, 1>{});
}

}  // namespace

template <class Scalar>
void multiply(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, Start start, const Scalar* column) {
  eigen_assert(a.cols() == b.rows && a.rows() == c.rows() && b.cols == c.cols());
  constexpr Index lanes = Lanes<Scalar>::count;
  Index top = 0;
  for (; top + 2 * lanes <= a.rows(); top += 2 * lanes) strip<Scalar, 2, 4>(a, b, c, top, 2 * lanes, start, column);
  const Index rest = a.rows() - top;
  if (rest > lanes)
    strip<Scalar, 2, 4>(a, b, c, top, rest, start, column);
  else if (rest > 0)
    strip<Scalar, 1, 8>(a, b, c, top, rest, start, column);
}

template <class Scalar>
void transpose(ConstView<Scalar> from, View<Scalar> to) {
  eigen_assert(from.rows() == to.cols() && from.cols() == to.rows());
  constexpr Index block = 4;
  const Index rows = from.rows(), cols = from.cols();
  const Index fullRows = rows / block * block, fullCols = cols / block * block;
  for (Index j = 0; j < fullCols; j += block)
    for (Index i = 0; i < fullRows; i += block) to.template block<block, block>(j, i) = from.template block<block, block>(i, j).transpose();
  for (Index j = 0; j < cols; ++j)
    for (Index i = j < fullCols ? fullRows : 0; i < rows; ++i) to(j, i) = from(i, j);
}

template void multiply<float>(ConstView<float>, RightFactor<float>, View<float>, Start, const float*);
template void multiply<double>(ConstView<double>, RightFactor<double>, View<double>, Start, const double*);
template void transpose<float>(ConstView<float>, View<float>);
template void transpose<double>(ConstView<double>, View<double>);

}  // namespace gradlab
