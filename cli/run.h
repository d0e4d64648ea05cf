#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/table.h"
#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab::cli {

/// An experiment read from a file, with its data: usable only without complaints.
struct Run {
  Experiment experiment;
  std::shared_ptr<const Dataset> dataset;
  Problems remarks;                     ///< on a person's own table
  std::vector<std::string> complaints;  ///< one line for each problem, as in `optimizer.lr: ...` or `FILE: ...`
};

/// Reads the experiment in `file`; with `--data`, that table is its data. Prints remarks.
Run readRun(const std::string& file, const Flags& flags);

/// The rows of an experiment. Problems of a file of data/ have the path `data.source`.
Parsed readDataset(const DataChoice& data);

}  // namespace gradlab::cli
