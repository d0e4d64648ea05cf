#include "core/matrix/product.h"

#include <algorithm>
#include <type_traits>

#include "core/matrix/finite.h"
#include "core/matrix/lanes.h"
#include "core/matrix/sparse-product.h"

namespace gradlab {
namespace {

/// Registers of rows in a strip, where so many rows are left, and the columns that are summed together with them: eight sums,
/// which is what 16 registers hold, for V8 loads a whole row of both factors before it multiplies. Two columns rather than
/// four, because each has a pointer of its own to move along.
constexpr int kHigh = 4;
constexpr int kSums = 8;

/// A block of the result: `vectors` registers of rows by `columns`, all held in registers while k runs.
/// `rows` says how many of its rows exist; with kHigh registers, all. Of the right factor the first `columns` columns count.
template <class Scalar, int vectors, int columns>
void block(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, Index rows, Start start, const Scalar* column) {
  using L = Lanes<Scalar>;
  using Lane = typename L::Type;
  const Index last = vectors == kHigh ? L::count : rows - (vectors - 1) * L::count;  // rows in the last register
  Lane sum[vectors][columns];
  for (int v = 0; v < vectors; ++v)
    for (int j = 0; j < columns; ++j) {
      if (start == Start::zero)
        sum[v][j] = Lane{};
      else if (start == Start::column)
        sum[v][j] = L::load(column + v * L::count);
      else if (v + 1 < vectors || last == L::count)
        sum[v][j] = L::load(c + j * cStep + v * L::count);
      else
        sum[v][j] = L::load(c + j * cStep + v * L::count, last);
    }
  // Pointers that walk along: WebAssembly has no address of the form base + k * step, and working each out from k took
  // as long as the arithmetic.
  const Scalar* right[columns];
  for (int j = 0; j < columns; ++j) right[j] = b.data + j * b.colStep;
  for (Index k = b.rows; k > 0; --k) {
    Lane left[vectors];
    for (int v = 0; v < vectors; ++v) left[v] = L::load(a + v * L::count);
    a += aStep;
    for (int j = 0; j < columns; ++j) {
      const Lane factor = L::splat(*right[j]);
      for (int v = 0; v < vectors; ++v) sum[v][j] += left[v] * factor;
      right[j] += b.rowStep;
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

/// All columns of one strip of rows, a few at a time, then one by one. `a` and `c` point to the strip's first row, whose
/// next element is `aStep` and `cStep` further on.
template <class Scalar, int vectors>
void strip(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, Index rows, Start start, const Scalar* column) {
  Index j = 0;
  const auto run = [&]<int columns>(std::integral_constant<int, columns>) {
    for (; j + columns <= b.cols; j += columns) {
      const RightFactor<Scalar> part{b.data + j * b.colStep, b.rows, columns, b.rowStep, b.colStep};
      block<Scalar, vectors, columns>(a, aStep, part, c + j * cStep, cStep, rows, start, column);
    }
  };
  run(std::integral_constant<int, std::min(4, kSums / vectors)>{});
  run(std::integral_constant<int, 1>{});
}

/// The same for a tall left factor: there a row's elements lie so far apart that few of them fit in the cache together,
/// above all when the distance is a power of two. So some of the strip's columns at a time are moved together first, and
/// the result is carried on from one lot to the next, which changes no bit.
template <class Scalar>
void packedStrip(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, Start start, const Scalar* column) {
  using L = Lanes<Scalar>;
  constexpr Index height = kHigh * L::count, lot = 128;
  alignas(16) Scalar panel[lot * height];
  for (Index done = 0; done < b.rows; done += lot) {
    const Index depth = std::min(lot, b.rows - done);
    for (Index k = 0; k < depth; ++k, a += aStep)
      for (int v = 0; v < kHigh; ++v) L::store(panel + k * height + v * L::count, L::load(a + v * L::count));
    const RightFactor<Scalar> part{b.data + done * b.rowStep, depth, b.cols, b.rowStep, b.colStep};
    strip<Scalar, kHigh>(panel, height, part, c, cStep, height, done == 0 ? start : Start::result, column);
  }
}

template <class Scalar>
void strips(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, Start start, const Scalar* column) {
  constexpr Index lanes = Lanes<Scalar>::count, high = kHigh * lanes, tall = 64, wide = 16;
  const Index aStep = a.rows(), cStep = c.rows();
  const bool packs = aStep >= tall && b.cols >= wide;
  Index top = 0;
  const auto from = [&] { return start == Start::column ? column + top : nullptr; };
  for (; top + high <= aStep; top += high)
    if (packs)
      packedStrip(a.data() + top, aStep, b, c.data() + top, cStep, start, from());
    else
      strip<Scalar, kHigh>(a.data() + top, aStep, b, c.data() + top, cStep, high, start, from());
  while (aStep - top > lanes) {
    const Index rows = std::min(aStep - top, 2 * lanes);
    strip<Scalar, 2>(a.data() + top, aStep, b, c.data() + top, cStep, rows, start, from());
    top += rows;
  }
  if (top < aStep) strip<Scalar, 1>(a.data() + top, aStep, b, c.data() + top, cStep, aStep - top, start, from());
}

/// Leaves the zeros of a factor out where that pays and changes nothing: the other one must be finite, for zero times
/// infinity is no number. Says whether it did.
bool skipsZeros(const ConstView<float>& a, RightFactor<float> b, View<float> c, Start start, const float* column) {
  constexpr Index tall = 32, deep = 16, large = 1 << 18;
  if (b.rows < deep || a.size() * b.cols < large) return false;
  if (a.rows() >= tall && hasManyZeros(b) && allFinite(a)) {
    multiplySparse({a.data(), a.rows(), a.rows()}, b, {c.data(), 1, c.rows()}, start, column);
    return true;
  }
  // c^T = b^T a^T
  const RightFactor<float> turned{a.data(), a.cols(), a.rows(), a.rows(), 1};
  if (b.colStep == 1 && b.rowStep == b.cols && b.cols >= tall && start != Start::column && hasManyZeros(turned) &&
      allFinite(ConstView<float>(b.data, b.cols, b.rows))) {
    multiplySparse({b.data, b.cols, b.rowStep}, turned, {c.data(), c.rows(), 1}, start, nullptr);
    return true;
  }
  return false;
}

}  // namespace

template <class Scalar>
void multiply(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, Start start, const Scalar* column) {
  eigen_assert(a.cols() == b.rows && a.rows() == c.rows() && b.cols == c.cols());
  if constexpr (std::is_same_v<Scalar, float>)
    if (skipsZeros(a, b, c, start, column)) return;
  strips(a, b, c, start, column);
}

template void multiply<float>(ConstView<float>, RightFactor<float>, View<float>, Start, const float*);
template void multiply<double>(ConstView<double>, RightFactor<double>, View<double>, Start, const double*);

}  // namespace gradlab
