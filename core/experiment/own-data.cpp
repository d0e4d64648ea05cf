#include "core/experiment/own-data.h"

#include <utility>

#include "core/data/source.h"
#include "core/data/table-work.h"

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

/// The cache of the reader changes only at the end, because the work may be abandoned.
class OwnDataReader::Reading final : public Work {
 public:
  Reading(const DataChoice& data, OwnDataReader& reader)
      : text_(data.csv), options_(data.table), table_(text_, options_), reader_(reader) {}

  bool advance(std::int64_t cells) override {
    if (table_.advance(cells)) return true;
    OwnTable table = table_.takeResult();
    for (Problem& problem : table.problems) problem.path = problem.path.empty() ? "data.csv" : "data." + problem.path;
    for (Problem& remark : table.remarks) remark.path = "data.csv";
    OwnData read;
    if (table.problems.empty()) read.dataset = std::make_shared<Dataset>(std::move(table.dataset));
    read.problems = std::move(table.problems);
    read.remarks = std::move(table.remarks);
    read.preview = std::move(table.preview);
    reader_.table_ = std::move(read);
    reader_.text_ = std::move(text_);
    reader_.options_ = options_;
    return false;
  }

 private:
  std::string text_;
  TableOptions options_;
  TableWork table_;
  OwnDataReader& reader_;
};

std::unique_ptr<Work> OwnDataReader::beginTable(const DataChoice& data) {
  const Source& source = *findSource(data.source);
  const bool known = table_.dataset != nullptr || !table_.problems.empty();
  if (source.make != nullptr || !source.file.empty()) return nullptr;
  if (known && data.csv == text_ && data.table == options_) return nullptr;
  return std::make_unique<Reading>(data, *this);
}

OwnData OwnDataReader::read(const DataChoice& data) {
  const Source& source = *findSource(data.source);
  if (source.make != nullptr) return {made(data), {}, {}, {}};
  if (!source.file.empty()) return {};
  if (const auto work = beginTable(data)) finish(*work);
  return table_;
}

}  // namespace gradlab
