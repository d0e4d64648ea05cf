#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/fold.h"
#include "core/matrix/types.h"

namespace gradlab {

/// The number of rows of each part: floor(rows * fraction), and the remaining rows by largest remainder; at a tie the
/// earlier part wins. The fractions are >= 0 and sum to 1.
std::array<Index, 3> partSizes(Index rows, const std::array<double, 3>& fractions);

/// Assigns rows to train, valid and test, class by class, so that all parts have the same mix of classes. `classes` has
/// the class of each row (0 for all rows of a regression). The seed determines the shuffle; the rows of each part are
/// ascending. With a fold, the rows of train and valid are assigned to folds in turn, in the order of the same shuffle;
/// test stays the same.
std::array<std::vector<Index>, 3> splitRows(std::span<const Index> classes, const std::array<double, 3>& fractions,
                                            std::uint64_t seed, Fold fold = {});

}  // namespace gradlab
