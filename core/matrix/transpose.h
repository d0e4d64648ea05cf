#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// to = from^T, four by four: element by element, the factor whose columns lie far apart would miss the cache each time.
template <class From, class To>
void transposeInto(const From& from, To&& to) {
  eigen_assert(from.rows() == to.cols() && from.cols() == to.rows());
  constexpr Index block = 4;
  const Index rows = from.rows(), cols = from.cols();
  const Index fullRows = rows / block * block, fullCols = cols / block * block;
  for (Index j = 0; j < fullCols; j += block)
    for (Index i = 0; i < fullRows; i += block) to.template block<block, block>(j, i) = from.template block<block, block>(i, j).transpose();
  for (Index j = 0; j < cols; ++j)
    for (Index i = j < fullCols ? fullRows : 0; i < rows; ++i) to(j, i) = from(i, j);
}

}  // namespace gradlab
