#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "core/matrix/random.h"
#include "core/surfaces/surface.h"

namespace gradlab {

/// A number for each coordinate, step by step.
struct Track {
  std::vector<double> x;
  std::vector<double> y;
};

/// Where a descent has been: the start and the point after every step. It ends early, at the last finite point, when
/// `diverged`.
struct Path {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> f;  ///< the loss itself, without noise
  bool diverged = false;
  /// Only if asked for. Entry t is of the update from point t to the next: the gradient as the optimizer got it, noise
  /// included, and its buffers afterwards.
  Track gradient;
  std::vector<Track> buffers;
};

/// `noise` times a standard normal number is added to each component of each gradient, x before y, as if it came
/// from a mini-batch.
struct Descent {
  Point start;
  std::int64_t steps;
  double lr;
  double noise;
  std::uint64_t seed;
  bool inside = false;  ///< record gradients and buffers too
};

/// Follows an optimizer of two double parameters, fresh or on its way, over a surface. (A template, because a surface
/// needs to know of optimizers only that they step, and that their buffers lie one after the other.)
template <class Optimizer>
Path descend(const Surface& surface, Optimizer& optimizer, const Descent& descent) {
  Random random(descent.seed, Stream::noise);
  alignas(16) double theta[2] = {descent.start.x, descent.start.y};
  alignas(16) double gradient[2] = {};
  Path path;
  const auto keep = [](Track& track, const double* pair) {
    track.x.push_back(pair[0]);
    track.y.push_back(pair[1]);
  };
  if (descent.inside) path.buffers.resize(optimizer.state().size() / 2);
  for (std::int64_t t = 0;; ++t) {
    const Point at{theta[0], theta[1]};
    const double f = surface.value(at);
    path.diverged = !std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(f);
    if (path.diverged) return path;
    if (descent.inside && t > 0) {
      keep(path.gradient, gradient);
      for (std::size_t i = 0; i < path.buffers.size(); ++i) keep(path.buffers[i], optimizer.state().data() + 2 * i);
    }
    path.x.push_back(at.x);
    path.y.push_back(at.y);
    path.f.push_back(f);
    if (t == descent.steps) return path;
    const Point slope = surface.gradient(at);
    gradient[0] = slope.x;
    gradient[1] = slope.y;
    if (descent.noise > 0)
      for (double& component : gradient) component += descent.noise * random.normal();
    optimizer.step(std::span<double>(theta), std::span<const double>(gradient), descent.lr);
  }
}

}  // namespace gradlab
