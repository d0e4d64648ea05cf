#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/table.h"
#include "core/search/sweep.h"

namespace gradlab::cli {

/// A sweep read from a file and checked against its data: usable only without complaints.
struct SweepFile {
  Sweep sweep;
  std::vector<std::string> complaints;
};

/// Reads the sweep in `file`; with `--data`, that table is the data of its base. Prints remarks.
SweepFile readSweep(const std::string& file, const Flags& flags);

/// Checks a document that was already read. Its problems are reported under `file`, those of the text of the table
/// under the name of `table`.
SweepFile checkSweepDocument(const Value& document, const std::string& file, const Table& table = {});

}  // namespace gradlab::cli
