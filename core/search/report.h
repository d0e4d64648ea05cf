#pragma once

#include <optional>
#include <vector>

#include "core/search/best-of.h"
#include "core/search/boundary.h"
#include "core/search/importance.h"
#include "core/search/row.h"

namespace gradlab {

/// The report on a table. With halving, the last rung of each trial counts.
struct Report {
  Index trials = 0;
  Index diverged = 0;
  std::optional<Row> best;
  std::optional<Experiment> experiment;          ///< that of the best trial, to train it again
  std::vector<std::optional<double>> bestSoFar;  ///< by trial; nothing before the first finite metric
  std::vector<Importance> importance;
  std::vector<Boundary> boundary;
  std::vector<BestOf> bestOf;
};

/// One row for each trial, in their order: with halving that of its last rung.
std::vector<const Row*> lastRungs(const std::vector<Row>& rows);

/// Makes a report as work; the resampling takes most of the time. Without a sweep a lower metric counts as better, and
/// the parts about the space are empty. The sweep must outlive the work.
class ReportWork : public Work {
 public:
  ReportWork(const Sweep* sweep, const std::vector<Row>& rows);

  /// Counts in the same unit as ImportanceWork.
  bool advance(std::int64_t size) override;

  /// After the work is done.
  const Report& result() const { return report_; }

 private:
  Report report_;
  std::optional<ImportanceWork> importance_;
};

/// The whole report in one call.
Report reportOf(const Sweep* sweep, const std::vector<Row>& rows);

Value toValue(const Report& report);

}  // namespace gradlab
