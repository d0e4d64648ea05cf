#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/experiment/experiment.h"

namespace gradlab {

/// A field that must be equal when a run continues from a snapshot: its path in the document and a hash of its value.
struct Fingerprint {
  std::string path;
  std::uint64_t hash;
};

/// All fields of the document except version, schedule, steps and evalEvery; and `data`, the hash of the data.
std::vector<Fingerprint> fingerprints(const Experiment& experiment, std::uint64_t dataHash);

}  // namespace gradlab
