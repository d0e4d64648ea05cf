#include "core/search/fold-rows.h"

#include <vector>

#include "core/data/split.h"

namespace gradlab {

Index rowsToFold(const Dataset& dataset, const DataChoice& data) {
  std::vector<Index> ofClass(dataset.isRegression() ? 1 : dataset.classes.size());
  for (const double label : dataset.y) ++ofClass[dataset.isRegression() ? 0 : static_cast<std::size_t>(label)];
  Index rows = 0;
  for (const Index count : ofClass) {
    const auto sizes = partSizes(count, data.split);
    rows += sizes[0] + sizes[1];
  }
  return rows;
}

}  // namespace gradlab
