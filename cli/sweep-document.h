#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/table.h"
#include "core/search/sweep.h"

namespace gradlab::cli {

/// A sweep that was read from a file, with what its data say: usable when there are no complaints.
struct SweepFile {
  Sweep sweep;
  std::vector<std::string> complaints;
};

/// The sweep in `file`; its base is on the table that `--data` names where that flag is given. Remarks are printed.
SweepFile readSweep(const std::string& file, const Flags& flags);

/// The same of a document that is there already; its own problems stand under `file`, those of the base's table under
/// the name of `table` where that is where it came from.
SweepFile checkSweepDocument(const Value& document, const std::string& file, const Table& table = {});

}  // namespace gradlab::cli
