#pragma once

#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// One rung of halving: the number of its trials, and the updates of each of them at its end.
struct Rung {
  Index trials;
  Index steps;
};

/// The rungs up to `steps` updates. The first has `minSteps`; each further one has eta times as many updates, and 1/eta
/// of the trials, at least one.
std::vector<Rung> rungsOf(Index trials, Index steps, Index minSteps, Index eta);

/// The updates of all rungs, if each trial continues from the rung before.
double updatesOf(const std::vector<Rung>& rungs);

/// The default of minSteps: `steps` divided by eta three times, at least 1.
Index fewestSteps(Index steps, double eta);

}  // namespace gradlab
