#include "core/surfaces/descend.h"

#include <algorithm>
#include <cmath>

#include "core/matrix/random.h"

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

Path follow(const Surface& surface, Mover& mover, const Descent& descent) {
  Random random(descent.seed, Stream::noise);
  alignas(16) double theta[2] = {descent.start.x, descent.start.y};
  alignas(16) double gradient[2] = {};
  Path path;
  if (descent.inside) path.buffers.resize(mover.state().size() / 2);
  for (std::int64_t t = 0;; ++t) {
    const auto moved = static_cast<double>(t);
    const Point at{theta[0] - moved * descent.drift.x, theta[1] - moved * descent.drift.y};
    const double f = surface.value(at);
    path.diverged = !std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(f) || !allFinite(mover.state());
    if (path.diverged) return path;
    if (descent.inside && t > 0) {
      keep(path.gradient, gradient);
      for (std::size_t i = 0; i < path.buffers.size(); ++i) keep(path.buffers[i], mover.state().data() + 2 * i);
    }
    path.x.push_back(theta[0]);
    path.y.push_back(theta[1]);
    path.f.push_back(f);
    if (t == descent.steps) return path;
    const Point slope = surface.gradient(at);
    gradient[0] = slope.x;
    gradient[1] = slope.y;
    if (descent.noise > 0)
      for (double& component : gradient) component += descent.noise * random.normal();
    mover.step(theta, gradient, descent.lr);
  }
}

}  // namespace gradlab
