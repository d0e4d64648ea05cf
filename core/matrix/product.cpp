#include "core/matrix/product.h"

#include <algorithm>
#include <type_traits>

#include "core/matrix/finite.h"
#include "core/matrix/lanes.h"
#include "core/matrix/sparse-product.h"

namespace gradlab {
namespace {

/// A block is kHigh registers of rows (where enough rows are left) by as many columns as make kSums sums. Eight sums
/// fit into 16 registers, because V8 loads a whole row of both factors before it multiplies. Two columns rather than
/// four, because each needs a pointer that is moved along.
constexpr int kHigh = 4;
constexpr int kSums = 8;
template <class Scalar>
constexpr Index kPanelStep = kHigh* Lanes<Scalar>::count;

/// The start values of the sums: element (i, j) lies at data[i * rowStep + j * colStep]. Where colStep is 0, whole
/// registers may be read; where rowStep is 0, too, the memory needs only as many scalars as a block has rows.
template <class Scalar>
struct From {
  const Scalar* data;
  Index rowStep, colStep;
  From at(Index i, Index j) const { return {data + i * rowStep + j * colStep, rowStep, colStep}; }
};

template <class Scalar>
alignas(16) constexpr Scalar kZeros[kPanelStep<Scalar>]{};

/// A block of the result: `vectors` registers of rows by `columns`, all held in registers while k runs. `rows` is the
/// number of its rows that exist; with kHigh registers, all of them. Of the right factor the first `columns` columns
/// are used. `panel` means that the left factor is contiguous, and so is each column of the right one: then pointers
/// move only every fourth time. A test separates these four steps, because V8 moves no loads across a test: without it,
/// V8 loads everything first and runs out of registers.
template <class Scalar, int vectors, int columns, bool panel>
void block(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, Index rows, From<Scalar> from) {
  using L = Lanes<Scalar>;
  using Lane = typename L::Type;
  const Index last = vectors == kHigh ? L::count : rows - (vectors - 1) * L::count;  // rows in the last register
  Lane sum[vectors][columns];
  for (int j = 0; j < columns; ++j) {
    const Scalar* top = from.at(0, j).data;
    for (int v = 0; v + 1 < vectors; ++v) sum[v][j] = L::load(top + v * L::count);
    top += (vectors - 1) * L::count;
    sum[vectors - 1][j] = last == L::count || from.colStep == 0 ? L::load(top) : L::load(top, last);
  }
  // Moving pointers: WebAssembly has no address of the form base + k * step, and computing each address from k took as
  // long as the arithmetic.
  const Scalar* right[columns];
  for (int j = 0; j < columns; ++j) right[j] = b.data + j * b.colStep;
  const Index leftStep = panel ? kPanelStep<Scalar> : aStep, rightStep = panel ? 1 : b.rowStep;
  const auto addProducts = [&](Index further) {
    Lane left[vectors];
    for (int v = 0; v < vectors; ++v) left[v] = L::load(a + further * leftStep + v * L::count);
    for (int j = 0; j < columns; ++j) {
      const Lane factor = L::splat(right[j][further * rightStep]);
      for (int v = 0; v < vectors; ++v) sum[v][j] += left[v] * factor;
    }
  };
  constexpr Index together = panel ? 4 : 1;
  for (Index k = b.rows; k > 0; k -= together) {
    addProducts(0);
    if constexpr (panel) {
      if (k == 1) break;
      addProducts(1);
      if (k == 2) break;
      addProducts(2);
      if (k == 3) break;
      addProducts(3);
    }
    a += together * leftStep;
    for (int j = 0; j < columns; ++j) right[j] += together * rightStep;
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

/// All columns of one strip of rows: a few at a time, then the remaining ones singly. `a` and `c` point to the strip's
/// first row, and their columns are `aStep` and `cStep` apart.
template <class Scalar, int vectors, bool panel = false>
void strip(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, Index rows, From<Scalar> from) {
  Index j = 0;
  const auto run = [&]<int columns>(std::integral_constant<int, columns>) {
    for (; j + columns <= b.cols; j += columns) {
      const RightFactor<Scalar> part{b.data + j * b.colStep, b.rows, columns, b.rowStep, b.colStep};
      block<Scalar, vectors, columns, panel && (columns > 1)>(a, aStep, part, c + j * cStep, cStep, rows,
                                                              from.at(0, j));
    }
  };
  run(std::integral_constant<int, std::min(4, kSums / vectors)>{});
  run(std::integral_constant<int, 1>{});
}

/// The same for a tall left factor, whose columns lie so far apart that few of them fit in the cache together, above
/// all when the distance is a power of two. So 128 columns of the strip at a time are first copied next to each other.
/// Each lot continues from the result of the one before, which gives the same bits.
template <class Scalar>
void packedStrip(const Scalar* a, Index aStep, RightFactor<Scalar> b, Scalar* c, Index cStep, From<Scalar> from) {
  using L = Lanes<Scalar>;
  constexpr Index height = kPanelStep<Scalar>, lot = 128;
  alignas(16) Scalar panel[lot * height];
  for (Index done = 0; done < b.rows; done += lot) {
    const Index depth = std::min(lot, b.rows - done);
    for (Index k = 0; k < depth; ++k, a += aStep)
      for (int v = 0; v < kHigh; ++v) L::store(panel + k * height + v * L::count, L::load(a + v * L::count));
    const RightFactor<Scalar> part{b.data + done * b.rowStep, depth, b.cols, b.rowStep, b.colStep};
    if (std::is_same_v<Scalar, float> && b.rowStep == 1)
      strip<Scalar, kHigh, std::is_same_v<Scalar, float>>(panel, height, part, c, cStep, height, from);
    else
      strip<Scalar, kHigh>(panel, height, part, c, cStep, height, from);
    from = {c, 1, cStep};
  }
}

template <class Scalar>
void strips(ConstView<Scalar> a, RightFactor<Scalar> b, View<Scalar> c, From<Scalar> from) {
  constexpr Index lanes = Lanes<Scalar>::count, high = kHigh * lanes, tall = 64, wide = 16;
  const Index aStep = a.rows(), cStep = c.rows();
  const bool packs = aStep >= tall && b.cols >= wide;
  Index top = 0;
  for (; top + high <= aStep; top += high)
    if (packs)
      packedStrip(a.data() + top, aStep, b, c.data() + top, cStep, from.at(top, 0));
    else
      strip<Scalar, kHigh>(a.data() + top, aStep, b, c.data() + top, cStep, high, from.at(top, 0));
  while (aStep - top > lanes) {
    const Index rows = std::min(aStep - top, 2 * lanes);
    strip<Scalar, 2>(a.data() + top, aStep, b, c.data() + top, cStep, rows, from.at(top, 0));
    top += rows;
  }
  if (top < aStep) strip<Scalar, 1>(a.data() + top, aStep, b, c.data() + top, cStep, aStep - top, from.at(top, 0));
}

/// Skips the zeros of a factor where this saves time and keeps the result; the other factor must be finite, since zero
/// times infinity is NaN. Returns whether it computed the product.
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
  From<Scalar> from{kZeros<Scalar>, 0, 0};
  if (start == Start::column) from = {column, 1, 0};
  if (start == Start::result) from = {c.data(), 1, c.rows()};
  strips(a, b, c, from);
}

template void multiply<float>(ConstView<float>, RightFactor<float>, View<float>, Start, const float*);
template void multiply<double>(ConstView<double>, RightFactor<double>, View<double>, Start, const double*);

}  // namespace gradlab
