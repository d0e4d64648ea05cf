#pragma once

#include <string>
#include <vector>

#include "core/search/sweep.h"

namespace gradlab::cli {

/// A sweep that was read from a file, with what its data say: usable when there are no complaints.
struct SweepFile {
  Sweep sweep;
  std::vector<std::string> complaints;
};

/// `data` is the file of --data, or empty.
SweepFile readSweep(const std::string& file, const std::string& data);

/// The same of a document that is there already; its own problems stand under `file`.
SweepFile checkSweepDocument(const Value& document, const std::string& file);

}  // namespace gradlab::cli
