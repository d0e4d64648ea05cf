#pragma once

#include "core/matrix/product.h"

namespace gradlab {

/// The factor whose elements are all used: rows x depth, each column contiguous, columns `step` apart.
struct DenseFactor {
  const float* data;
  Index rows, step;
};

/// Where a result is written: element (i, j) lies at data[i * rowStep + j * colStep], and one of the steps is 1.
struct Target {
  float* data;
  Index rowStep, colStep;
};

/// Whether enough elements are zero for skipping them to save time, estimated from a sample of at most 128.
bool hasManyZeros(RightFactor<float> factor);

/// target = dense sparse + start, without the products with zeros in `sparse`. ReLU makes about half of its values and
/// of its adjoints zero, which halves the work. The same bits as the full product, as long as `dense` is finite: the
/// sums that remain are the same in the same order, and adding zero to a number gives that number. (One exception: a
/// start value of -0 may stay -0 where the full product gives +0.) `column` is used with Start::column only, which
/// needs a target with rowStep 1.
void multiplySparse(DenseFactor dense, RightFactor<float> sparse, Target target, Start start, const float* column);

}  // namespace gradlab
