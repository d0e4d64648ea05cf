#pragma once

#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/search/row.h"

namespace gradlab::cli {

/// Writes the rows of a sweep. On standard output they are in order: each is printed as soon as those before it are. In
/// a file each is written immediately, so that little is lost in a crash; at the end the file is sorted.
class TableWriter {
 public:
  /// An empty path means standard output. `rows` are those that the table already has.
  TableWriter(std::string path, Value sweep, std::vector<Row> rows);

  /// Returns false if the file cannot be written.
  bool begin();
  /// Writes the row with number `place`, from 0, among the new rows in the order of the search.
  bool write(std::size_t place, const Row& row);
  /// Removes rows of the table; returns their number. They disappear from the file at `end`.
  std::size_t leaveOut(const std::function<bool(const Row&)>& unwanted);
  bool end();

  const std::vector<Row>& rows() const { return rows_; }

 private:
  bool replaceFile();

  std::string path_;
  Value sweep_;
  std::vector<Row> rows_;
  std::ofstream file_;
  std::map<std::size_t, Row> early_;  ///< rows that wait for an earlier one
  std::size_t next_ = 0;
  bool hasLeftOut_ = false;
};

}  // namespace gradlab::cli
