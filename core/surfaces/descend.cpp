#include "core/surfaces/descend.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gradlab {

namespace {

bool allFinite(std::span<const double> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isfinite(number); });
}

void keep(Track& track, const double* pair) {
  track.x.push_back(pair[0]);
  track.y.push_back(pair[1]);
}

}  // namespace

Follower::Follower(const Surface& surface, Mover& mover, const Descent& descent)
    : surface_(surface),
      mover_(mover),
      descent_(descent),
      random_(descent.seed, Stream::noise),
      theta_{descent.start.x, descent.start.y} {
  if (descent.inside) path.buffers.resize(mover.state().size() / 2);
}

bool Follower::advance(std::int64_t steps) {
  for (std::int64_t i = 0; i < steps; ++i)
    if (!step()) return false;
  return true;
}

bool Follower::step() {
  const auto moved = static_cast<double>(t_);
  const Point at{theta_[0] - moved * descent_.drift.x, theta_[1] - moved * descent_.drift.y};
  const double f = surface_.value(at);
  if (!allFinite(mover_.state()))
    path.quantity = "state";
  else if (!std::isfinite(at.x) || !std::isfinite(at.y))
    path.quantity = "parameter";
  else if (!std::isfinite(f))
    path.quantity = "loss";
  path.diverged = !path.quantity.empty();
  if (path.diverged) return false;
  if (descent_.inside && t_ > 0) {
    keep(path.gradient, gradient_);
    for (std::size_t i = 0; i < path.buffers.size(); ++i) keep(path.buffers[i], mover_.state().data() + 2 * i);
  }
  path.x.push_back(theta_[0]);
  path.y.push_back(theta_[1]);
  path.f.push_back(f);
  if (t_ == descent_.steps) return false;
  ++t_;
  const Point slope = surface_.gradient(at);
  gradient_[0] = slope.x;
  gradient_[1] = slope.y;
  if (descent_.noise > 0)
    for (double& component : gradient_) component += descent_.noise * random_.normal();
  mover_.step(theta_, gradient_, descent_.lr);
  return true;
}

Path follow(const Surface& surface, Mover& mover, const Descent& descent) {
  Follower follower(surface, mover, descent);
  finish(follower);
  return std::move(follower.path);
}

}  // namespace gradlab
