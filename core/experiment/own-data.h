#pragma once

#include <memory>
#include <string>

#include "core/base/work.h"
#include "core/data/own-table.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// The data of an experiment that need no file: made data, or a person's own table. Problems and remarks of the table
/// have the path `data.csv`, or that of the option at fault.
struct OwnData {
  std::shared_ptr<const Dataset> dataset;  ///< null if there are problems, or if the data are in a file in data/
  Problems problems;
  Problems remarks;
  Value preview;  ///< see OwnTable; null for made data
};

/// Reads own data, and caches the last table and the last made data: a page checks, prepares and opens the same data,
/// and a search trains on them hundreds of times. Not thread-safe.
class OwnDataReader {
 public:
  /// Precondition: the source is one of `sources()`.
  OwnData read(const DataChoice& data);

  /// Work that reads an own table, counted in cells; after it, `read` uses the cache. Null if there is nothing to read.
  /// The reader must outlive the work.
  std::unique_ptr<Work> beginTable(const DataChoice& data);

 private:
  class Reading;

  const std::shared_ptr<const Dataset>& made(const DataChoice& data);

  std::string source_;  ///< with seed, samples and noise: the key of `made_`
  std::uint64_t seed_ = 0;
  Index samples_ = 0;
  double noise_ = 0;
  std::shared_ptr<const Dataset> made_;
  std::string text_;
  TableOptions options_;
  OwnData table_;  ///< for `text_` and `options_`; empty until a table was read
};

}  // namespace gradlab
