#pragma once

#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// One rung of halving: how many trials it has, and how many updates each of them has done at its end.
struct Rung {
  Index trials;
  Index steps;
};

/// The rungs up to `steps` updates: `minSteps` on the first, eta times as many on each further one, and of the trials
/// the eta-th part, at least one.
std::vector<Rung> rungsOf(Index trials, Index steps, Index minSteps, Index eta);

/// Updates of all rungs when each goes on from the one before.
double updatesOf(const std::vector<Rung>& rungs);

/// What minSteps is where a document does not say: the whole divided three times by eta.
Index fewestSteps(Index steps, double eta);

}  // namespace gradlab
