#include "core/train/divergence.h"

#include <cmath>

#include "core/matrix/finite.h"
#include "core/train/trainer.h"

namespace gradlab {

/// Records the divergence, then restores the last finite state: it goes back to the last checkpoint and repeats the
/// steps from there. Steps that run line by line have a checkpoint each.
void Trainer::diverge() {
  divergence_ = firstNonFinite();
  next_ = Phase::takeBatch;
  checkpoint_.giveBack(network_, optimizer_, order_);
  const Index good = step_;
  nextCheckpoint_ = good + 1;
  for (step_ = checkpoint_.step; step_ < good; ++step_) {
    takeBatch();
    accumulate_ = false;
    tape_->forward();
    tape_->tape.forward(tape_->loss);
    backward();
    optimizer_.step(network_.parameters(), network_.gradients(), rate());
  }
}

Divergence Trainer::firstNonFinite() const {
  const auto finite = [](const auto& values) {
    return allFinite(std::span(values.data(), static_cast<std::size_t>(values.size())));
  };
  const auto at = [&](std::size_t layer, std::string_view parameter, std::string_view quantity) {
    return Divergence{step_ + 1, static_cast<Index>(layer), parameter, quantity, rate()};
  };
  const std::vector<Layer>& layers = network_.layers();
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (!finite(tape_->tape.value(tape_->nodes.activations[i]))) return at(i, "weight", "activation");
  const std::size_t output = layers.size() - 1;
  if (!std::isfinite(tape_->tape.value(tape_->loss)(0))) return at(output, "weight", "loss");
  for (std::size_t i = layers.size(); i-- > 0;)
    for (const Parameter& parameter : layers[i].parameters)
      if (!finite(network_.gradient(parameter))) return at(i, parameter.name, "gradient");
  const std::span<const float> state = optimizer_.state();
  const auto remembered = [&](const Parameter& parameter) {
    for (std::size_t from = 0; from < state.size(); from += network_.parameters().size())
      if (!allFinite(state.subspan(from + static_cast<std::size_t>(parameter.offset),
                                   static_cast<std::size_t>(parameter.shape.size()))))
        return false;
    return true;
  };
  for (std::size_t i = 0; i < layers.size(); ++i)
    for (const Parameter& parameter : layers[i].parameters)
      if (!remembered(parameter)) return at(i, parameter.name, "optimizer-state");
  for (std::size_t i = 0; i < layers.size(); ++i)
    for (const Parameter& parameter : layers[i].parameters)
      if (!finite(network_.value(parameter))) return at(i, parameter.name, "parameter");
  return at(output, "weight", "loss");
}

}  // namespace gradlab
