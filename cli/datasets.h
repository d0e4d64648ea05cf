#pragma once

#include <optional>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab::cli {

/// The data of experiments that follow each other, read or made anew only when they are others than the last ones.
class Datasets {
 public:
  const Parsed& of(const DataChoice& data);

 private:
  std::optional<DataChoice> last_;
  Parsed parsed_;
};

}  // namespace gradlab::cli
