#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// Makes the columns orthonormal, each from itself and those before it: the Q of a QR decomposition whose R has a
/// positive diagonal. At most as many columns as rows, independent of each other.
///
/// Gram and Schmidt by halves: the right half less what it has of the left one, which is two products of matrices. Done
/// twice it is orthogonal to rounding (Giraud, Langou, Rozloznik and van den Eshof, 2005).
void makeColumnsOrthonormal(Matrix<double>& columns);

}  // namespace gradlab
