#pragma once

#include <string>
#include <vector>

#include "core/search/parzen.h"

namespace gradlab {

/// A trial with a finite loss, of which less is better.
struct FiniteTrial {
  Coordinates at;
  double loss;
};

/// How much each dimension mattered to get into the best tenth of the trials, in shares of 1 (PED-ANOVA: Watanabe,
/// Bansal and Hutter, 2023; grid, kernels and conditional dimensions as Optuna's evaluator has them). It does not say
/// how much of the variance a dimension explains.
std::vector<double> importances(const Space& space, const std::vector<FiniteTrial>& trials);

/// One dimension's importance, and its 5 % and 95 % quantiles over 200 resamples of the trials.
struct Importance {
  std::string name;
  double importance, low, high;
};

/// Nothing when there is no trial.
std::vector<Importance> importancesWithIntervals(const Space& space, const std::vector<FiniteTrial>& trials);

}  // namespace gradlab
