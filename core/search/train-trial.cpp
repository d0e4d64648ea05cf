#include "core/search/train-trial.h"

#include "core/search/fold-rows.h"
#include "core/train/trainer.h"

namespace gradlab {

namespace {

Value toValue(const std::optional<Divergence>& divergence) {
  if (!divergence) return {};
  return Value::Object{{"step", divergence->step},
                       {"layer", divergence->layer},
                       {"parameter", divergence->parameter},
                       {"quantity", divergence->quantity},
                       {"lr", divergence->lr}};
}

}  // namespace

TrainedTrial trainTrial(const TrialPlan& plan, const Dataset& dataset, std::span<const Snapshot> snapshots, bool keep) {
  TrainedTrial done;
  for (std::size_t i = 0; i < plan.trainings.size(); ++i) {
    const TrialTraining& training = plan.trainings[i];
    // With a single row, that row is held out and none is left for training.
    if (training.fold.count > 0 && rowsToFold(dataset, training.experiment.data) < 2)
      return {{}, {}, {{"data", "too-few-rows", {}, "leave nothing to train on when one fold is held out"}}};
    Trainer::Created created = Trainer::create(training.experiment, dataset, training.fold);
    if (Problems* const problems = std::get_if<Problems>(&created)) return {{}, {}, std::move(*problems)};
    Trainer& trainer = *std::get<0>(created);
    // If a snapshot does not fit, the run stays at its beginning.
    if (i < snapshots.size()) trainer.restore(snapshots[i]);
    // The run ends at `plan.steps`, with an evaluation; its schedule keeps the length of the experiment.
    trainer.extend(plan.steps);
    trainer.advance(plan.steps - trainer.step());
    const auto series = trainer.evaluationSeries();
    done.measured.push_back({{series.begin(), series.end()}, toValue(trainer.divergence())});
    if (keep) done.snapshots.push_back(trainer.snapshot());
  }
  return done;
}

}  // namespace gradlab
