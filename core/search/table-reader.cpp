#include "core/search/table-reader.h"

namespace gradlab {

std::string TableReader::take(const Value& line) {
  const std::size_t place = taken_++;
  if (const Value* const sweep = line.find("sweep")) {
    if (sweep_ && !(*sweep_ == *sweep)) return "the sweep is another than in the lines before";
    sweep_ = *sweep;
    return "";
  }
  auto read = rowFrom(line);
  if (std::string* const complaint = std::get_if<std::string>(&read)) return std::move(*complaint);
  Row& row = std::get<Row>(read);
  if (!seen_.emplace(row.trial, row.rung.value_or(-1)).second)
    return "trial " + std::to_string(row.trial) + " is there twice";
  rows_.push_back(std::move(row));
  places_.push_back(place);
  return "";
}

}  // namespace gradlab
