#pragma once

#include <optional>
#include <vector>

#include "core/matrix/types.h"

namespace gradlab {

/// What the best of k trials gives: quantiles of its metric. Nothing where the quantile is a trial without a metric.
struct BestOf {
  Index k;
  std::optional<double> median, low, high;  ///< 50 %, 5 % and 95 %
};

/// For k = 1, 2, 4, .. up to the number of trials, drawn from all of them with replacement: the exact distribution,
/// which a bootstrap of infinitely many draws would give. A trial without a metric ranks last.
std::vector<BestOf> bestOf(std::vector<std::optional<double>> metrics, bool higherIsBetter);

}  // namespace gradlab
