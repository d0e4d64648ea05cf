#pragma once

#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab::cli {

/// An experiment that was read from a file, with its data: usable when there are no complaints.
struct Run {
  Experiment experiment;
  Dataset dataset;
  std::vector<std::string> complaints;  ///< one line each, as in `optimizer.lr: ...` or `FILE: ...`
};

Run readRun(const std::string& file);

/// The rows that an experiment asks for. What a file of data/ has wrong stands at `data.source`.
Parsed readDataset(const DataChoice& data);

/// One line a problem; a problem of the whole document stands under `file`.
std::vector<std::string> linesOf(const Problems& problems, const std::string& file);

}  // namespace gradlab::cli
