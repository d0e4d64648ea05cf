#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/work.h"
#include "core/descent/request.h"

namespace gradlab {

/// Carries out requests that were checked and have no problems.

/// A path, with the reason where it diverged.
struct Descended : Path {
  std::string code;     ///< such as `overflow` or `log-of-negative`; empty if it did not diverge
  std::string message;  ///< in English: what happened in the step after the last point
};

/// A mover that can name the operation without a finite result.
class ExplainedMover;

/// A descent as work, counted in steps.
class DescentWork final : public Work {
 public:
  explicit DescentWork(const CheckedDescent& asked);
  /// On a shared surface, which must outlive this; `descent` replaces `asked.descent`.
  DescentWork(const Surface& surface, const CheckedDescent& asked, const Descent& descent);
  ~DescentWork() override;
  bool advance(std::int64_t steps) override { return follower_.advance(steps); }
  const Path& path() const { return follower_.path; }
  Descended descended() const;

 private:
  std::shared_ptr<const Surface> own_;
  std::unique_ptr<ExplainedMover> mover_;
  Follower follower_;
};

/// The names of Path::buffers, as in the formula of the rule or in the typed rule.
std::vector<std::string> bufferNames(const CheckedDescent& asked);

/// The whole descent.
Descended descend(const CheckedDescent& asked);

/// The value at each point of a grid, x fastest, with both ends, as work counted in points.
class GridWork final : public Work {
 public:
  explicit GridWork(const CheckedGrid& grid);
  bool advance(std::int64_t points) override;
  const std::vector<double>& values() const { return values_; }

 private:
  std::shared_ptr<const Surface> surface_;
  Point low_, high_;
  Index columns_, rows_;
  std::vector<double> values_;
};

/// The loss after the last step for each rate, as work counted in steps: the mean over consecutive seeds, NaN where one
/// of them diverged.
class TuningWork final : public Work {
 public:
  explicit TuningWork(CheckedTuning tuning);
  bool advance(std::int64_t steps) override;
  /// The losses of the rates that are done.
  const std::vector<double>& finals() const { return finals_; }

 private:
  CheckedTuning tuning_;
  std::shared_ptr<const Surface> surface_;
  std::optional<DescentWork> descent_;
  Index seed_ = 0;
  double sum_ = 0;
  std::vector<double> finals_;
};

/// The index of the smallest number that is not NaN; -1 if all are NaN.
Index indexOfLeast(std::span<const double> numbers);

}  // namespace gradlab
