#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// One turn of a cross-validation: the rows of train and valid are dealt out to `count` folds, and the one of that
/// index is held out in place of the validation rows. No count: the split as it is.
struct Fold {
  Index index = 0;
  Index count = 0;

  friend bool operator==(const Fold&, const Fold&) = default;
};

}  // namespace gradlab
