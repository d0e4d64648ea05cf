#pragma once

#include "core/matrix/types.h"

namespace gradlab {

/// One fold of a cross-validation: the rows of train and valid are divided into `count` folds, and fold `index` is held
/// out instead of the validation rows. Count 0: the split is unchanged.
struct Fold {
  Index index = 0;
  Index count = 0;

  friend bool operator==(const Fold&, const Fold&) = default;
};

}  // namespace gradlab
