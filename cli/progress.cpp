#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

/// A duration as text: 75 becomes `1 min 15 s`.
std::string durationText(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

Progress::Progress(const Sweep& sweep, Index shard, Index shards, const std::vector<Row>& known)
    : shown_(isatty(STDERR_FILENO) == 1), higherIsBetter_(sweep.higherIsBetter()), trainings_(sweep.trainings()) {
  if (!shown_) return;
  extent_ = extentOf(sweep, shard, shards);
  for (const Row& row : known) count(row);
  known_ = updates_;
}

Progress::~Progress() {
  if (!shown_) return;
  show();
  std::cerr << '\n';
}

void Progress::count(const Row& row) {
  // A later rung continues from the end of the one before.
  Index& steps = steps_[row.trial];
  updates_ += static_cast<double>(std::max<Index>(row.steps - steps, 0)) * static_cast<double>(trainings_);
  steps = std::max(steps, row.steps);
  diverged_ += row.diverged.isNull() ? 0 : 1;
  if (row.metric && (!best_ || (higherIsBetter_ ? *row.metric > *best_ : *row.metric < *best_))) best_ = row.metric;
}

void Progress::add(const Row& row) {
  if (!shown_) return;
  count(row);
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  show();
}

void Progress::show() {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin_;
  std::string line = std::to_string(steps_.size());
  if (std::isfinite(extent_.trials)) line += " of " + std::to_string(static_cast<long long>(extent_.trials));
  line += " trials";
  if (diverged_ > 0) line += ", " + std::to_string(diverged_) + " diverged";
  if (best_) line += ", best " + toJson(*best_);
  const double left = extent_.updates - updates_;
  const double here = updates_ - known_;
  if (std::isfinite(left) && here > 0 && left > 0) line += ", " + durationText(elapsed.count() * left / here) + " left";
  std::cerr << '\r' << line << "\x1b[K" << std::flush;
}

}  // namespace gradlab::cli
