#pragma once

#include "core/train/trainer.h"

namespace gradlab::cli {

/// The weights and biases of every layer; a weight is a list of rows, one for each unit. Normalized layers also have
/// scale and shift.
Value weightsOf(const Network<float>& network);

/// All measurements of a finished run, as printed by `gradlab train`; `test` is null if it diverged.
Value::Object resultOf(Trainer& trainer);

/// The losses and the validation accuracy as CSV: one line for each step; cells without a value are empty.
std::string csvOf(const Trainer& trainer);

}  // namespace gradlab::cli
