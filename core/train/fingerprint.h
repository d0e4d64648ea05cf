#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/experiment/experiment.h"

namespace gradlab {

/// What must be the same when a run goes on from a snapshot, field by field: the path in the document and a hash of its
/// value.
struct Fingerprint {
  std::string path;
  std::uint64_t hash;
};

/// All of the document but schedule, steps and evalEvery; the data themselves as `data`.
std::vector<Fingerprint> fingerprints(const Experiment& experiment, std::uint64_t dataHash);

}  // namespace gradlab
