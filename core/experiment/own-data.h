#pragma once

#include <optional>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The data of an experiment that brings them along, made or in its csv, whose problems are at `data.csv`; nothing
/// where they lie in a file of data/. The source must be one of `sources()`.
std::optional<Parsed> ownData(const DataChoice& data);

}  // namespace gradlab
