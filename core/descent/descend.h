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

/// Requests that were checked, done; there are no problems.

/// A path, and how it ended where it diverged.
struct Descended : Path {
  std::string code;     ///< such as `overflow` or `log-of-negative`; empty when it did not diverge
  std::string message;  ///< in English: what happened in the step after the last point
};

/// A mover that can say which operation made no number.
class ExplainedMover;

/// A descent, counted in steps.
class DescentWork final : public Work {
 public:
  explicit DescentWork(const CheckedDescent& asked);
  /// On a surface that others use too, which outlives it; `descent` in place of the one that was asked for.
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

/// Of Path::buffers, in the letters of the rule's formula or of the text.
std::vector<std::string> bufferNames(const CheckedDescent& asked);

/// All of it.
Descended descend(const CheckedDescent& asked);

/// The value at each point, x fastest, both ends included; counted in points.
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

/// The loss after the last step for each rate: the mean over seeds that follow each other, NaN where one of them
/// diverged; counted in steps.
class TuningWork final : public Work {
 public:
  explicit TuningWork(CheckedTuning tuning);
  bool advance(std::int64_t steps) override;
  /// Of the rates so far.
  const std::vector<double>& finals() const { return finals_; }

 private:
  CheckedTuning tuning_;
  std::shared_ptr<const Surface> surface_;
  std::optional<DescentWork> descent_;
  Index seed_ = 0;
  double sum_ = 0;
  std::vector<double> finals_;
};

/// Of numbers that may be NaN; -1 when all are.
Index indexOfLeast(std::span<const double> numbers);

}  // namespace gradlab
