#include "core/experiment/own-data.h"

#include "core/data/source.h"

namespace gradlab {

std::optional<Parsed> ownData(const DataChoice& data) {
  const Source& source = *findSource(data.source);
  if (source.make != nullptr) return Parsed{makeDataset(data.source, data.samples, data.noise, data.seed), {}};
  if (!source.file.empty()) return std::nullopt;
  Parsed parsed = parseDataset(data.source, data.csv);
  for (Problem& problem : parsed.problems) problem.path = "data.csv";
  return parsed;
}

}  // namespace gradlab
