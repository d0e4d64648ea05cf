#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/work.h"
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

/// The importances with their intervals, a dimension of a resample after the other. A size of 1 is about what it takes
/// to read one row of a table.
class ImportanceWork : public Work {
 public:
  /// The space outlives the work.
  ImportanceWork(const Space& space, std::vector<FiniteTrial> trials);

  bool advance(std::int64_t size) override;

  /// Of work that is done. Nothing when there is no trial.
  std::vector<Importance> result() const;

 private:
  const Space& space_;
  const std::vector<FiniteTrial> trials_;
  Random random_;
  std::vector<FiniteTrial> drawn_;  ///< for the importances of now: first all trials
  double worstOfTop_ = 0;
  std::vector<double> shares_;            ///< of the dimensions that are done
  std::vector<std::vector<double>> all_;  ///< of all trials, then of each resample
};

std::vector<Importance> importancesWithIntervals(const Space& space, const std::vector<FiniteTrial>& trials);

}  // namespace gradlab
