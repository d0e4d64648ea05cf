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

/// When a search ends: at the first of these that is reached.
struct Budget {
  std::optional<double> trials;
  std::optional<double> steps;    ///< updates of all trainings
  std::optional<double> seconds;  ///< looked at between trials
};

struct StrategyChoice {
  std::string name;
  std::uint64_t seed = 0;
  std::vector<double> knobs;  ///< in the order of StrategyInfo::knobs
};

/// A search, typed and complete. There is no other way to one than `checkSweep`.
struct Sweep {
  Experiment base;
  Space space;
  StrategyChoice strategy;
  Budget budget;
  Index repeats = 1;
  Index folds = 0;
  Metric metric = Metric::validLoss;
  bool atBest = false;  ///< the metric is that of a run's best evaluation, otherwise that of the last one

  /// Trainings of a trial.
  Index trainings() const { return repeats * (folds == 0 ? 1 : folds); }
  bool higherIsBetter() const { return metric == Metric::validAccuracy; }
};

/// A document that was read. The sweep may be used only when there are no problems.
struct CheckedSweep {
  Sweep sweep;
  Problems problems;
};

/// The one place where a sweep document is checked: all problems at once, each at the path of its field, such as
/// `space.optimizer.lr.high`, `base.steps`.
CheckedSweep checkSweep(const Value& document);

/// What only the data of the base can tell: they fit it, and each fold has rows. Needed for data that came from a file;
/// `checkSweep` has done the same with what is known of the others.
Problems checkAgainstData(const Sweep& sweep, const Dataset& dataset);

/// The document with nothing left out; reading it again gives the same search.
Value toValue(const Sweep& sweep);

}  // namespace gradlab
