#include <algorithm>
#include <cmath>

#include "core/optim/schedule.h"
#include "core/train/trainer.h"

namespace gradlab {
namespace {

/// Steps between two checkpoints: the largest number of steps that are repeated after a divergence. Copying takes
/// almost no time.
constexpr Index kCheckpointEvery = 32;

}  // namespace

Index Trainer::advance(Index n) {
  const Index from = step_, end = std::min(steps_, step_ + std::max<Index>(n, 0));
  reserveSeries(end - from);
  while (step_ < end && !divergence_) {
    if (next_ == Phase::zeroGrad) accumulate_ = false;  // nothing to zero: the new gradient overwrites the old one
    perform(next_);
  }
  return step_ - from;
}

bool Trainer::mayRun(Phase phase) const {
  if (divergence_ || step_ >= steps_) return false;
  return phase == next_ || (next_ == Phase::zeroGrad && phase == Phase::forward);
}

void Trainer::run(Phase phase) {
  if (!mayRun(phase)) return;
  reserveSeries(1);
  if (phase == Phase::takeBatch) nextCheckpoint_ = step_;
  if (phase == Phase::zeroGrad) {
    std::fill(network_.gradients().begin(), network_.gradients().end(), 0.0F);
    accumulate_ = false;
  }
  perform(phase);
  nextCheckpoint_ = step_;
}

void Trainer::perform(Phase phase) {
  next_ = phase == Phase::update ? Phase::takeBatch : static_cast<Phase>(static_cast<int>(phase) + 1);
  switch (phase) {
    case Phase::takeBatch:
      return takeBatch();
    case Phase::zeroGrad:
      return;
    case Phase::forward:
      return tape_->forward();
    case Phase::loss:
      return loss();
    case Phase::backward:
      return backward();
    case Phase::update:
      return update();
  }
}

void Trainer::takeBatch() {
  if (step_ >= nextCheckpoint_) {
    checkpoint_.keep(step_, network_, optimizer_, order_);
    nextCheckpoint_ = step_ + kCheckpointEvery;
  }
  const std::span<const std::int32_t> rows = order_.next();
  const auto size = static_cast<Index>(rows.size());
  tape_ = std::find_if(tapes_.begin(), tapes_.end(), [&](const auto& tape) { return tape->batch == size; })->get();
  tape_->gather(data_.train, rows);
  accumulate_ = true;
}

void Trainer::loss() {
  tape_->tape.forward(tape_->loss);
  if (!std::isfinite(tape_->tape.value(tape_->loss)(0))) diverge();
}

void Trainer::backward() {
  tape_->accumulate(accumulate_);
  tape_->tape.backward();
}

void Trainer::update() {
  if (!optimizer_.step(network_.parameters(), network_.gradients(), rate())) return diverge();
  losses_.push_back(tape_->tape.value(tape_->loss)(0));
  ++step_;
  evaluateWhenDue();
}

double Trainer::rate() const {
  const double lr = experiment_.optimizer.knobs[0];
  if (constantRate_) return lr;
  const Index t = std::min(step_, experiment_.steps - 1);
  return scheduledRate(experiment_.schedule.name, experiment_.schedule.knobs, lr, t, experiment_.steps);
}

void Trainer::evaluateWhenDue() {
  if (step_ != nextEvaluation_ && step_ != steps_) return;
  if (step_ == nextEvaluation_) nextEvaluation_ += experiment_.evalEvery;
  evaluations_.push_back({step_, evaluate(PartName::train), evaluate(PartName::valid)});
}

void Trainer::reserveSeries(Index more) {
  const auto room = [more](auto& series, Index count) {
    const std::size_t needed = series.size() + static_cast<std::size_t>(count);
    if (more >= 0 && series.capacity() < needed) series.reserve(std::max(needed, 2 * series.capacity()));
  };
  room(losses_, more);
  room(evaluations_, more / experiment_.evalEvery + 2);
}

}  // namespace gradlab
