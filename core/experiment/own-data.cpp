#include "core/experiment/own-data.h"

#include <utility>

#include "core/data/source.h"

namespace gradlab {

const std::shared_ptr<const Dataset>& OwnDataReader::made(const DataChoice& data) {
  const bool isKnown = made_ != nullptr && data.source == source_ && data.seed == seed_ && data.samples == samples_ &&
                       data.noise == noise_;
  if (isKnown) return made_;
  source_ = data.source;
  seed_ = data.seed;
  samples_ = data.samples;
  noise_ = data.noise;
  made_ = std::make_shared<Dataset>(makeDataset(data.source, data.samples, data.noise, data.seed));
  return made_;
}

OwnData OwnDataReader::read(const DataChoice& data) {
  const Source& source = *findSource(data.source);
  if (source.make != nullptr) return {made(data), {}, {}, {}};
  if (!source.file.empty()) return {};
  const bool known = table_.dataset != nullptr || !table_.problems.empty();
  if (known && data.csv == text_ && data.table == options_) return table_;

  OwnTable table = readOwnTable(data.csv, data.table);
  for (Problem& problem : table.problems) problem.path = problem.path.empty() ? "data.csv" : "data." + problem.path;
  for (Problem& remark : table.remarks) remark.path = "data.csv";
  text_ = data.csv;
  options_ = data.table;
  table_ = {};
  if (table.problems.empty()) table_.dataset = std::make_shared<Dataset>(std::move(table.dataset));
  table_.problems = std::move(table.problems);
  table_.remarks = std::move(table.remarks);
  table_.preview = std::move(table.preview);
  return table_;
}

}  // namespace gradlab
