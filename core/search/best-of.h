#pragma once

#include <optional>
#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// Quantiles of the metric of the best of k trials. Nothing where the quantile is a trial without a metric.
struct BestOf {
  Index k;
  std::optional<double> median, low, high;  ///< 50 %; 5 % and 95 %, low < high
};

/// The distribution of the best of k trials for k = 1, 2, 4, .. up to the number of trials, where the k trials are
/// drawn from all of them with replacement. It is exact: the limit of a bootstrap with infinitely many draws. A trial
/// without a metric ranks last.
std::vector<BestOf> bestOf(std::vector<std::optional<double>> metrics, bool higherIsBetter);

}  // namespace gradlab
