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

/// The trainings for one row of the table: a trial, or with halving its part up to a rung. There is one training for
/// each repetition and fold.
struct TrialPlan {
  Index trial = 0;
  std::optional<Index> rung;  ///< only with halving
  Value::Object params;       ///< values of the dimensions that exist, by path
  Problems refused;           ///< the reasons why nothing can be trained; then there are no trainings
  std::vector<TrialTraining> trainings;
  Index begun = 0;  ///< updates of the rung before, which its snapshots contain
  Index steps = 0;  ///< updates of each training at the end of the plan

  /// The updates of all trainings, without those of the rung before.
  double updates() const { return static_cast<double>(trainings.size()) * static_cast<double>(steps - begun); }
};

/// The measurements of one training: its evaluations, the last one at the end of the plan, and its divergence: null, or
/// {step, layer, parameter, quantity, lr}.
struct Measured {
  std::vector<Evaluation> evaluations;
  Value diverged;
};

}  // namespace gradlab
