#pragma once

#include <optional>
#include <vector>

#include "core/search/best-of.h"
#include "core/search/boundary.h"
#include "core/search/importance.h"
#include "core/search/row.h"

namespace gradlab {

/// What a table says. Of halving each trial counts with its last rung.
struct Report {
  Index trials = 0;
  Index diverged = 0;
  std::optional<Row> best;
  std::optional<Experiment> experiment;          ///< of the best, to be trained again
  std::vector<std::optional<double>> bestSoFar;  ///< by trial; nothing before the first finite one
  std::vector<Importance> importance;
  std::vector<Boundary> boundary;
  std::vector<BestOf> bestOf;
};

/// Of `rows` one for each trial, in their order: of halving that of its last rung.
std::vector<const Row*> lastRungs(const std::vector<Row>& rows);

/// Without the sweep a lower metric counts as better, and nothing is said of the space.
Report reportOf(const Sweep* sweep, const std::vector<Row>& rows);

Value toValue(const Report& report);

}  // namespace gradlab
