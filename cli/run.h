#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/table.h"
#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab::cli {

/// An experiment that was read from a file, with its data: usable when there are no complaints.
struct Run {
  Experiment experiment;
  std::shared_ptr<const Dataset> dataset;
  Problems remarks;                     ///< on a person's own table
  std::vector<std::string> complaints;  ///< one line each, as in `optimizer.lr: ...` or `FILE: ...`
};

/// The experiment in `file`, on the table that `--data` names where that flag is given. Remarks are printed.
Run readRun(const std::string& file, const Flags& flags);

/// The rows that an experiment asks for. What a file of data/ has wrong stands at `data.source`.
Parsed readDataset(const DataChoice& data);

}  // namespace gradlab::cli
