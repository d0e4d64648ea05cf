#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/work.h"
#include "core/experiment/descent.h"

namespace gradlab {

/// Requests that were checked, done; there are no problems.

std::unique_ptr<const Surface> makeLandscape(const Landscape& landscape);

/// A descent, counted in steps.
class DescentWork final : public Work {
 public:
  explicit DescentWork(const CheckedDescent& asked);
  /// On a surface that others use too, which outlives it; `descent` in place of the one that was asked for.
  DescentWork(const Surface& surface, const CheckedDescent& asked, const Descent& descent);
  bool advance(std::int64_t steps) override { return follower_.advance(steps); }
  const Path& path() const { return follower_.path; }

 private:
  std::unique_ptr<const Surface> own_;
  std::unique_ptr<Mover> mover_;
  Follower follower_;
};

/// Of Path::buffers, in the letters of the rule's formula or of the text.
std::vector<std::string> bufferNames(const CheckedDescent& asked);

/// All of it.
Path descend(const CheckedDescent& asked);

/// The value at each point, x fastest, both ends included; counted in points.
class GridWork final : public Work {
 public:
  explicit GridWork(const CheckedGrid& grid);
  bool advance(std::int64_t points) override;
  const std::vector<double>& values() const { return values_; }

 private:
  std::unique_ptr<const Surface> surface_;
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
  std::unique_ptr<const Surface> surface_;
  std::optional<DescentWork> descent_;
  Index seed_ = 0;
  double sum_ = 0;
  std::vector<double> finals_;
};

/// Of numbers that may be NaN; -1 when all are.
Index indexOfLeast(std::span<const double> numbers);

}  // namespace gradlab
