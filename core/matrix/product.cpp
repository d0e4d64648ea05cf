#include "core/matrix/product.h"

#include <algorithm>
#include <type_traits>

#include "core/matrix/finite.h"
#include "core/matrix/lanes.h"
#include "core/matrix/sparse-product.h"

namespace gradlab {
namespace {

/// Registers of rows in a strip, where enough rows are left, and the columns that are summed together with them: eight
/// sums, which is what 16 registers hold, for V8 loads a whole row of both factors before it multiplies. Two columns
/// rather than four, because each has a pointer of its own to move along.
constexpr int kHigh = 4;
constexpr int kSums = 8;
template <class Scalar>
constexpr Index kPanelStep = kHigh* Lanes<Scalar>::count;

/// What sums start from: element (i, j) lies at data[i * rowStep + j * colStep]. Where colStep is 0, whole registers
/// may be read; where rowStep is, too, as many scalars serve all rows as a block has.
template <class Scalar>
struct From {
  const Scalar* data;
  Index rowStep, colStep;
  From at(Index i, Index j) const { return {data + i * rowStep + j * colStep, rowStep, colStep}; }
};

template <class Scalar>
alignas(16) constexpr Scalar kZeros[kPanelStep<Scalar>]{};

/// A block of the result: `vectors` registers of rows by `columns`, all held in registers while k runs.
/// `rows` says how many of its rows exist; with kHigh registers, all. Of the right factor the first `columns` columns
/// count. `panel` says that the left factor lies close together and so does each column of the right one: then pointers
/// move only every fourth time. In between stands a test, across which V8 moves nothing: in one piece it loads
/// everything first and runs out of registers.
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
  // Pointers that walk along: WebAssembly has no address of the form base + k * step, and working each out from k took
  // as long as the arithmetic.
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

/// All columns of one strip of rows, a few at a time, then one by one. `a` and `c` point to the strip's first row,
/// whose next element is `aStep` and `cStep` further on.
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

/// The same for a tall left factor: there a row's elements lie so far apart that few of them fit in the cache together,
/// above all when the distance is a power of two. So some of the strip's columns at a time are moved together first,
/// and the result is carried on from one lot to the next, which changes no bit.
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
  From<Scalar> from{kZeros<Scalar>, 0, 0};
  if (start == Start::column) from = {column, 1, 0};
  if (start == Start::result) from = {c.data(), 1, c.rows()};
  strips(a, b, c, from);
}

template void multiply<float>(ConstView<float>, RightFactor<float>, View<float>, Start, const float*);
template void multiply<double>(ConstView<double>, RightFactor<double>, View<double>, Start, const double*);

}  // namespace gradlab
