#include "core/matrix/sparse-product.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/matrix/lanes.h"
#include "core/matrix/transpose.h"

namespace gradlab {
namespace {

using Floats = Lanes<float>;

constexpr int kVectors = 12;                         // registers that hold sums, of 16
constexpr Index kHeight = kVectors * Floats::count;  // rows that are summed at a time
constexpr Index kUnit = 4 * Floats::count;           // at the end fewer rows are summed, in such units
constexpr Index kDepth = 128;   // products in a sum before the next rows: their panel fits into the L1 cache
constexpr Index kRoom = 16384;  // elements whose lists are built together
constexpr Index kWidth = 256;   // most columns that they come from
constexpr Index kGroup = 16;    // columns of a transposed target that share its cache lines

/// One element that is not zero, and the row of the panel that it multiplies.
struct Element {
  const float* row;
  float value;
};

/// to = from + the rows of a list, each times its value. Not inlined: inside the loops of its callers V8 unrolls this
/// loop, loads all registers at once and spills. Loads are the bottleneck, so as many sums as possible share the two
/// loads of an element.
template <int vectors>
[[gnu::noinline]] void sumRows(const Element* element, Index count, const float* from, float* to) {
  Floats::Type sum[vectors];
  for (int v = 0; v < vectors; ++v) sum[v] = Floats::load(from + v * Floats::count);
  for (const Element* const end = element + count; element != end; ++element) {
    const float* const row = element->row;
    const Floats::Type factor = Floats::splat(element->value);
    for (int v = 0; v < vectors; ++v) sum[v] += Floats::load(row + v * Floats::count) * factor;
  }
  for (int v = 0; v < vectors; ++v) Floats::store(to + v * Floats::count, sum[v]);
}

/// The same for the first `rows` rows, rounded up to whole units.
void sumSome(Index rows, const Element* element, Index count, const float* from, float* to) {
  static_assert(kHeight == 3 * kUnit);
  if (rows > 2 * kUnit) return sumRows<kVectors>(element, count, from, to);
  if (rows > kUnit) return sumRows<kVectors / 3 * 2>(element, count, from, to);
  sumRows<kVectors / 3>(element, count, from, to);
}

/// A part of the product whose lists have room on the stack: at most kDepth deep, and kWidth columns or kRoom elements.
class Part {
 public:
  Part(DenseFactor dense, RightFactor<float> sparse, Target target) : dense_(dense), sparse_(sparse), target_(target) {}

  void run(Start start, const float* column) {
    listElements();
    for (Index top = 0; top < dense_.rows; top += kHeight) {
      const Index rows = std::min(kHeight, dense_.rows - top);
      copyRows(top, rows);
      const float* const from = start == Start::column ? column + top : nullptr;
      if (target_.rowStep == 1 && rows % kUnit == 0)
        sumInPlace(top, rows, start, from);
      else
        for (Index left = 0; left < sparse_.cols; left += kGroup) sumInBlock(top, rows, left, start, from);
    }
  }

 private:
  /// The elements that are not zero, column by column, in ascending order of k. Each element is written, and the list
  /// grows by 0 or 1: a branch would be mispredicted half the time. The test looks at the bits without the sign, which
  /// is faster than a comparison of floats that must handle NaN.
  void listElements() {
    for (Index j = 0; j < sparse_.cols; ++j) {
      const float* from = sparse_.data + j * sparse_.colStep;
      const float* row = panel_.data();
      Element* next = list(j);
      for (Index k = 0; k < sparse_.rows; ++k, from += sparse_.rowStep, row += kHeight) {
        *next = {row, *from};
        next += Eigen::numext::bit_cast<std::uint32_t>(*from) << 1 != 0 ? 1 : 0;
      }
      counts_[static_cast<std::size_t>(j)] = next - list(j);
    }
  }

  void copyRows(Index top, Index rows) {
    const float* from = dense_.data + top;
    float* to = panel_.data();
    for (Index k = 0; k < sparse_.rows; ++k, from += dense_.step, to += kHeight) {
      if (rows == kHeight)
        for (int v = 0; v < kVectors; ++v)
          Floats::store(to + v * Floats::count, Floats::load(from + v * Floats::count));
      else
        std::fill(std::copy_n(from, rows, to), to + kHeight, 0.0F);
    }
  }

  void sumInPlace(Index top, Index rows, Start start, const float* column) {
    const float* const from = start == Start::column ? column : zeros_.data();
    for (Index j = 0; j < sparse_.cols; ++j) {
      float* const to = target_.data + top + j * target_.colStep;
      sumSome(rows, list(j), counts_[static_cast<std::size_t>(j)], start == Start::result ? to : from, to);
    }
  }

  /// The same for a few columns of a target that is transposed, or whose rows are no whole number of units.
  void sumInBlock(Index top, Index rows, Index left, Start start, const float* column) {
    const Index cols = std::min(kGroup, sparse_.cols - left);
    float* const target = target_.data + top * target_.rowStep + left * target_.colStep;
    const bool turned = target_.rowStep != 1;
    float* to = block_.data();
    for (Index j = 0; j < cols; ++j, to += kHeight) {
      if (start == Start::column) std::copy_n(column, rows, to);
      if (start == Start::result && !turned) std::copy_n(target + j * target_.colStep, rows, to);
    }
    if (start == Start::result && turned)
      transpose<float>({target, target_.rowStep}, cols, rows, {block_.data(), kHeight});
    to = block_.data();
    for (Index j = 0; j < cols; ++j, to += kHeight)
      sumSome(rows, list(left + j), counts_[static_cast<std::size_t>(left + j)],
              start == Start::zero ? zeros_.data() : to, to);
    if (turned) return transpose<float>({block_.data(), kHeight}, rows, cols, {target, target_.rowStep});
    to = block_.data();
    for (Index j = 0; j < cols; ++j, to += kHeight) std::copy_n(to, rows, target + j * target_.colStep);
  }

  Element* list(Index j) { return elements_.data() + j * sparse_.rows; }

  DenseFactor dense_;
  RightFactor<float> sparse_;
  Target target_;
  alignas(16) std::array<float, kDepth * kHeight> panel_;
  alignas(16) std::array<float, kGroup * kHeight> block_;
  alignas(16) std::array<float, kHeight> zeros_{};
  std::array<Element, kRoom> elements_;
  std::array<Index, kWidth> counts_;
};

}  // namespace

bool hasManyZeros(RightFactor<float> factor) {
  constexpr Index looks = 64;
  constexpr double enough = 0.3;  // with fewer, building the lists costs more than it saves
  const Index colStride = std::max<Index>(1, factor.cols / looks), rowStride = factor.rows * 5 / 8 + 1;
  Index seen = 0, zeros = 0, row = 0;
  for (Index j = 0; j < factor.cols; j += colStride) {
    zeros += factor.data[row * factor.rowStep + j * factor.colStep] == 0 ? 1 : 0;
    row = (row + rowStride) % factor.rows;
    ++seen;
  }
  return static_cast<double>(zeros) >= enough * static_cast<double>(seen);
}

void multiplySparse(DenseFactor dense, RightFactor<float> sparse, Target target, Start start, const float* column) {
  eigen_assert(sparse.rows > 0 && (start != Start::column || target.rowStep == 1));
  const Index width = std::min(kWidth, kRoom / std::min(kDepth, sparse.rows));
  for (Index j = 0; j < sparse.cols; j += width)
    for (Index k = 0; k < sparse.rows; k += kDepth) {
      const RightFactor<float> part{sparse.data + k * sparse.rowStep + j * sparse.colStep,
                                    std::min(kDepth, sparse.rows - k), std::min(width, sparse.cols - j), sparse.rowStep,
                                    sparse.colStep};
      Part({dense.data + k * dense.step, dense.rows, dense.step}, part,
           {target.data + j * target.colStep, target.rowStep, target.colStep})
          .run(k == 0 ? start : Start::result, column);
    }
}

}  // namespace gradlab
