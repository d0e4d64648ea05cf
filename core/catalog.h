#pragma once

#include <span>

#include "core/base/entry.h"
#include "core/base/value.h"

namespace gradlab {

/// Everything that can be chosen, in the order of a menu: an object of lists under `optimizers`, `initializers`,
/// `activations`, `sources`, `schedules`, `surfaces`, `preprocessings`, `parametrizations`, `normalizations` and
/// `losses`. An entry has name, label, help and knobs, and the fields of its kind: formula, strength, weakness,
/// features, minima, the PyTorch call.
Value catalog();

/// Entries of the two lists that have no file of their own.
std::span<const Entry> normalizationEntries();
std::span<const Entry> lossEntries();

}  // namespace gradlab
