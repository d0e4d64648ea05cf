#pragma once

#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/search/row.h"

namespace gradlab::cli {

/// Where a sweep's rows go. To standard output in their order, each as soon as those before it are there. To a file
/// each as soon as it is there, so that little is lost when the machine dies; at the end the file is put into order.
class TableWriter {
 public:
  /// An empty path: standard output. `rows` are those that the table has already.
  TableWriter(std::string path, Value sweep, std::vector<Row> rows);

  /// False when the file cannot be written.
  bool begin();
  /// The row that was asked for as the `place`-th, from 0, of those that are not in the table yet.
  bool write(std::size_t place, const Row& row);
  /// Takes rows out again that the table had; says how many. They are gone after `end`.
  std::size_t leaveOut(const std::function<bool(const Row&)>& unwanted);
  bool end();

  const std::vector<Row>& rows() const { return rows_; }

 private:
  bool replaceFile();

  std::string path_;
  Value sweep_;
  std::vector<Row> rows_;
  std::ofstream file_;
  std::map<std::size_t, Row> early_;  ///< rows that wait for one before them
  std::size_t next_ = 0;
  bool hasLeftOut_ = false;
};

}  // namespace gradlab::cli
