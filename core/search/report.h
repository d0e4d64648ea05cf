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

/// Makes a report a piece at a time; most of it takes the resampling. Without the sweep a lower metric counts as
/// better, and nothing is said of the space. The sweep outlives the work.
class ReportWork : public Work {
 public:
  ReportWork(const Sweep* sweep, const std::vector<Row>& rows);

  /// Counts as ImportanceWork does.
  bool advance(std::int64_t size) override;

  /// Of work that is done.
  const Report& result() const { return report_; }

 private:
  Report report_;
  std::optional<ImportanceWork> importance_;
};

/// All of it at once.
Report reportOf(const Sweep* sweep, const std::vector<Row>& rows);

Value toValue(const Report& report);

}  // namespace gradlab
