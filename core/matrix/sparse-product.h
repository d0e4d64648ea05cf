#pragma once

#include "core/matrix/product.h"

namespace gradlab {

/// The factor of which every element is used: rows x depth, the elements of a column side by side, columns `step`
/// apart.
struct DenseFactor {
  const float* data;
  Index rows, step;
};

/// Where a result is written: element (i, j) lies at data[i * rowStep + j * colStep], and one of the steps is 1.
struct Target {
  float* data;
  Index rowStep, colStep;
};

/// Whether enough elements are zero for leaving them out to pay, judged by a few of them.
bool hasManyZeros(RightFactor<float> factor);

/// target = dense sparse + start, without the products with zeros in `sparse`, as ReLU leaves them in what it passes
/// on, forward and backward: half the work. The same bits as with them, as long as `dense` is finite: the sums that
/// remain are the same in the same order, and adding zero to a number gives that number. (Only the sign of a zero to
/// start from may survive where the whole product would have cleared it.) `column` is used with Start::column only,
/// which needs a target with rowStep 1.
void multiplySparse(DenseFactor dense, RightFactor<float> sparse, Target target, Start start, const float* column);

}  // namespace gradlab
