#pragma once

#include <optional>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab::cli {

/// Caches the data of the last experiment: they are read or made again only if the next one needs different data.
class Datasets {
 public:
  const Parsed& of(const DataChoice& data);

 private:
  std::optional<DataChoice> last_;
  Parsed parsed_;
};

}  // namespace gradlab::cli
