#include "cli/progress.h"

#include <unistd.h>

#include <cmath>
#include <iostream>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

/// 75 as `1 min 15 s`.
std::string durationText(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

Progress::Progress(const Sweep& sweep, Index shard, Index shards, std::size_t known)
    : shown_(isatty(STDERR_FILENO) == 1),
      higherIsBetter_(sweep.higherIsBetter()),
      trainings_(sweep.trainings()),
      rows_(known) {
  if (shown_) extent_ = extentOf(sweep, shard, shards);
}

Progress::~Progress() {
  if (!shown_) return;
  show();
  std::cerr << '\n';
}

void Progress::add(const Row& row) {
  ++rows_;
  diverged_ += row.diverged.isNull() ? 0 : 1;
  updates_ += static_cast<double>(row.steps) * static_cast<double>(trainings_);
  if (row.metric && (!best_ || (higherIsBetter_ ? *row.metric > *best_ : *row.metric < *best_))) best_ = row.metric;
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  show();
}

void Progress::show() {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin_;
  std::string line = std::to_string(rows_);
  if (std::isfinite(extent_.trials)) line += " of " + std::to_string(static_cast<long long>(extent_.trials));
  line += " trials";
  if (diverged_ > 0) line += ", " + std::to_string(diverged_) + " diverged";
  if (best_) line += ", best " + toJson(*best_);
  const double left = extent_.updates - updates_;
  if (std::isfinite(left) && updates_ > 0 && left > 0)
    line += ", " + durationText(elapsed.count() * left / updates_) + " left";
  std::cerr << '\r' << line << "\x1b[K" << std::flush;
}

}  // namespace gradlab::cli
