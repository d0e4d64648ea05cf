#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/fold.h"
#include "core/matrix/types.h"

namespace gradlab {

/// How many of `rows` go to each part: floor(rows * fraction) each, what remains by largest remainder, ties to the
/// earlier part. The fractions are >= 0 and sum to 1.
std::array<Index, 3> partSizes(Index rows, const std::array<double, 3>& fractions);

/// Deals rows out to train, valid and test, each class by itself so that all parts have the same mix. `classes` names
/// the class of each row (0 for all rows of a regression). Which rows go where is shuffled by the seed; each part is
/// ascending. With a fold the rows of train and valid are dealt out once more, in turn, in the order of the same
/// shuffle; test keeps its own.
std::array<std::vector<Index>, 3> splitRows(std::span<const Index> classes, const std::array<double, 3>& fractions,
                                            std::uint64_t seed, Fold fold = {});

}  // namespace gradlab
