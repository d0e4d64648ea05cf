#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/work.h"
#include "core/search/parzen.h"

namespace gradlab {

/// A trial with a finite loss; lower is better.
struct FiniteTrial {
  Coordinates at;
  double loss;
};

/// The importance of each dimension for reaching the best tenth of the trials, as shares that sum to 1 (PED-ANOVA:
/// Watanabe, Bansal and Hutter, 2023; grid, kernels and conditional dimensions as in Optuna's evaluator). It is not the
/// share of the variance that a dimension explains.
std::vector<double> importances(const Space& space, const std::vector<FiniteTrial>& trials);

/// The importance of one dimension, and its 5 % and 95 % quantiles over 200 resamples of the trials.
struct Importance {
  std::string name;
  double importance, low, high;
};

/// The importances with their intervals as work, one dimension of one resample at a time. A size of 1 takes about as
/// long as reading one row of a table.
class ImportanceWork : public Work {
 public:
  /// The space must outlive the work.
  ImportanceWork(const Space& space, std::vector<FiniteTrial> trials);

  bool advance(std::int64_t size) override;

  /// After the work is done; empty if there is no trial.
  std::vector<Importance> result() const;

 private:
  const Space& space_;
  const std::vector<FiniteTrial> trials_;
  Random random_;
  std::vector<FiniteTrial> drawn_;  ///< the current sample: first all trials, then resamples
  double worstOfTop_ = 0;
  std::vector<double> shares_;            ///< of the dimensions that are done, in the current sample
  std::vector<std::vector<double>> all_;  ///< importances of all trials, then of each resample
};

std::vector<Importance> importancesWithIntervals(const Space& space, const std::vector<FiniteTrial>& trials);

}  // namespace gradlab
