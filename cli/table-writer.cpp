#include "cli/table-writer.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "cli/json.h"
#include "cli/sweep-table.h"

namespace gradlab::cli {

TableWriter::TableWriter(std::string path, Value sweep, std::vector<Row> rows)
    : path_(std::move(path)), sweep_(std::move(sweep)), rows_(std::move(rows)) {}

bool TableWriter::begin() {
  if (path_.empty()) {
    std::cout << textOf(sweep_, rows_) << std::flush;
    return true;
  }
  if (!replaceFile()) return false;
  file_.open(path_, std::ios::binary | std::ios::app);
  return file_.good();
}

bool TableWriter::write(std::size_t place, const Row& row) {
  rows_.push_back(row);
  if (!path_.empty()) {
    file_ << toJson(toValue(row)) << '\n' << std::flush;
    return file_.good();
  }
  early_.emplace(place, row);
  for (auto first = early_.begin(); first != early_.end() && first->first == next_; first = early_.begin()) {
    std::cout << toJson(toValue(first->second)) << '\n' << std::flush;
    early_.erase(first);
    ++next_;
  }
  return std::cout.good();
}

std::size_t TableWriter::leaveOut(const std::function<bool(const Row&)>& unwanted) {
  const std::size_t count = std::erase_if(rows_, unwanted);
  hasLeftOut_ = hasLeftOut_ || count > 0;
  return count;
}

bool TableWriter::end() {
  if (path_.empty()) return std::cout.good();
  file_.close();
  if (!hasLeftOut_ && std::is_sorted(rows_.begin(), rows_.end(), comesBefore)) return true;
  std::sort(rows_.begin(), rows_.end(), comesBefore);
  return replaceFile();
}

bool TableWriter::replaceFile() {
  // Writes a new file, then renames it: a concurrent reader sees either the old or the new file.
  const std::string fresh = path_ + ".new";
  const std::string text = textOf(sweep_, rows_);
  if (!writeFile(fresh, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})) return false;
  std::error_code error;
  std::filesystem::rename(fresh, path_, error);
  return !error;
}

}  // namespace gradlab::cli
