#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// Makes the columns orthonormal, each from itself and those before it: the Q of a QR decomposition whose R has a
/// positive diagonal. Precondition: the columns are linearly independent, so there are at most as many as rows.
///
/// Gram-Schmidt by halves: the projection onto the left half is subtracted from the right half, which takes two
/// products of matrices. Two passes make the result orthogonal up to rounding (Giraud, Langou, Rozloznik and van den
/// Eshof, 2005).
void makeColumnsOrthonormal(Matrix<double>& columns);

}  // namespace gradlab
