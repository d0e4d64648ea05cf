#include "core/matrix/transpose.h"

#include <algorithm>
#include <array>

#include "core/matrix/lanes.h"

namespace gradlab {
namespace {

/// Transposes a square of as many columns as a register has lanes: each row becomes a register.
template <class Lane>
std::array<Lane, 2> turned(const std::array<Lane, 2>& column) {
  const auto [a, b] = column;
  return {Lane{a[0], b[0]}, Lane{a[1], b[1]}};
}
template <class Lane>
std::array<Lane, 4> turned(const std::array<Lane, 4>& column) {
  const auto [a, b, c, d] = column;
  const Lane upperLeft = __builtin_shufflevector(a, b, 0, 4, 1, 5),
             lowerLeft = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Lane upperRight = __builtin_shufflevector(c, d, 0, 4, 1, 5),
             lowerRight = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  return {__builtin_shufflevector(upperLeft, upperRight, 0, 1, 4, 5),
          __builtin_shufflevector(upperLeft, upperRight, 2, 3, 6, 7),
          __builtin_shufflevector(lowerLeft, lowerRight, 0, 1, 4, 5),
          __builtin_shufflevector(lowerLeft, lowerRight, 2, 3, 6, 7)};
}

}  // namespace

/// 16 columns at a time, so that the writes fill whole cache lines: columns whose distance is a power of two compete
/// for the same few cache sets, and a partly written line would be evicted before its next element is written.
template <class Scalar>
void transpose(Columns<const Scalar> from, Index rows, Index cols, Columns<Scalar> to) {
  using L = Lanes<Scalar>;
  constexpr Index group = 16;
  const auto one = [&](Index i, Index j) { to.data[j + i * to.step] = from.data[i + j * from.step]; };
  for (Index left = 0; left < cols; left += group) {
    const Index end = std::min(left + group, cols), wholeCols = end - (end - left) % L::count,
                wholeRows = rows - rows % L::count;
    for (Index i = 0; i < wholeRows; i += L::count) {
      for (Index j = left; j < wholeCols; j += L::count) {
        std::array<typename L::Type, L::count> square;
        for (Index column = 0; column < L::count; ++column)
          square[column] = L::load(from.data + i + (j + column) * from.step);
        square = turned(square);
        for (Index row = 0; row < L::count; ++row) L::store(to.data + j + (i + row) * to.step, square[row]);
      }
    }
    for (Index i = 0; i < rows; ++i)
      for (Index j = i < wholeRows ? wholeCols : left; j < end; ++j) one(i, j);
  }
}

template void transpose<float>(Columns<const float>, Index, Index, Columns<float>);
template void transpose<double>(Columns<const double>, Index, Index, Columns<double>);

}  // namespace gradlab
