#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/search/space.h"

namespace gradlab {

enum class Metric : std::uint8_t { validLoss, validAccuracy, trainLoss };

inline constexpr std::array<std::string_view, 3> metricNames{"valid-loss", "valid-accuracy", "train-loss"};

/// The limits of a search, which ends at the first that is reached.
struct Budget {
  std::optional<double> trials;
  std::optional<double> steps;    ///< updates of all trainings
  std::optional<double> seconds;  ///< checked between trials
};

struct StrategyChoice {
  std::string name;
  std::uint64_t seed = 0;
  std::vector<double> knobs;  ///< in the order of StrategyInfo::knobs
};

/// A search, typed and complete. Only `checkSweep` makes one.
struct Sweep {
  Experiment base;
  Space space;
  StrategyChoice strategy;
  Budget budget;
  Index repeats = 1;
  Index folds = 0;
  Metric metric = Metric::validLoss;
  bool atBest = false;  ///< whether the metric is that of the best evaluation of a run, instead of the last one

  /// The number of trainings of a trial.
  Index trainings() const { return repeats * (folds == 0 ? 1 : folds); }
  bool higherIsBetter() const { return metric == Metric::validAccuracy; }
};

/// A checked document. The sweep may be used only if there are no problems.
struct CheckedSweep {
  Sweep sweep;
  Problems problems;
};

/// The one place where a sweep document is checked: all problems at once, each at the path of its field, such as
/// `space.optimizer.lr.high`, `base.steps`.
CheckedSweep checkSweep(const Value& document);

/// The problems that depend on the data of the base: they do not fit, or a fold has no rows. Needed for data from a
/// file; `checkSweep` has already checked other data.
Problems checkAgainstData(const Sweep& sweep, const Dataset& dataset);

/// The complete document; checking it again gives the same search.
Value toValue(const Sweep& sweep);

}  // namespace gradlab
