#pragma once

#include <memory>
#include <string>

#include "core/base/work.h"
#include "core/data/own-table.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The data of an experiment where they need no file: made, or the person's own table, whose problems and remarks are
/// at `data.csv`, or at the option that does not fit it.
struct OwnData {
  std::shared_ptr<const Dataset> dataset;  ///< null where there are problems, or the data lie in a file of data/
  Problems problems;
  Problems remarks;
  Value preview;  ///< see OwnTable; null for made data
};

/// Reads own data, and remembers the last table and what was made last: a page checks, prepares and opens the same
/// ones, a search trains on them hundreds of times. For use from one thread.
class OwnDataReader {
 public:
  /// The source must be one of `sources()`.
  OwnData read(const DataChoice& data);

  /// Reads an own table in pieces, counted in cells; then `read` has nothing left to do. Null where it has not anyhow.
  /// The reader outlives it.
  std::unique_ptr<Work> beginTable(const DataChoice& data);

 private:
  class Reading;

  const std::shared_ptr<const Dataset>& made(const DataChoice& data);

  std::string source_;  ///< of what was made last, and its knobs
  std::uint64_t seed_ = 0;
  Index samples_ = 0;
  double noise_ = 0;
  std::shared_ptr<const Dataset> made_;
  std::string text_;
  TableOptions options_;
  OwnData table_;  ///< of these two, once there is a dataset or a problem
};

}  // namespace gradlab
