#pragma once

#include "core/train/trainer.h"

namespace gradlab::cli {

/// The weights and biases of every layer, weights as rows = units; scale and shift too where a layer is normalized.
Value weightsOf(const Network<float>& network);

/// Everything measured in a run that is over, as the document of `gradlab train`; `test` is null when it diverged.
Value::Object resultOf(Trainer& trainer);

/// The losses, and the accuracy on the validation rows, as comma separated text: one line a step, empty where nothing
/// was measured.
std::string csvOf(const Trainer& trainer);

}  // namespace gradlab::cli
