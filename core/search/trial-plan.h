#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/data/fold.h"
#include "core/experiment/experiment.h"
#include "core/train/evaluation.h"

namespace gradlab {

/// One training of a trial.
struct TrialTraining {
  Experiment experiment;
  Fold fold;
};

/// What is to be trained for one row of the table: a trial, of halving up to a rung; a training for each repetition and
/// fold.
struct TrialPlan {
  Index trial = 0;
  std::optional<Index> rung;  ///< of halving
  Value::Object params;       ///< values of the dimensions that exist, by path
  Problems refused;           ///< why nothing can be trained; then there are no trainings
  std::vector<TrialTraining> trainings;
  Index begun = 0;  ///< updates that the rung before did, whose snapshots spare doing them again
  Index steps = 0;  ///< updates of each training at its end

  /// Updates of all trainings, those of the rung before apart.
  double updates() const { return static_cast<double>(trainings.size()) * static_cast<double>(steps - begun); }
};

/// What was measured in one training: its evaluations, of which the last one is that at the end of the plan, and where
/// it diverged: null, or {step, layer, parameter, quantity, lr}.
struct Measured {
  std::vector<Evaluation> evaluations;
  Value diverged;
};

}  // namespace gradlab
