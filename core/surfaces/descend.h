#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/work.h"
#include "core/matrix/random.h"
#include "core/surfaces/surface.h"

namespace gradlab {

/// A number for each coordinate, step by step.
struct Track {
  std::vector<double> x;
  std::vector<double> y;
};

/// The points of a descent: the start and the point after every step. If it `diverged`, the path ends at the last
/// finite point.
struct Path {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> f;  ///< the loss, without noise
  bool diverged = false;
  std::string_view
      quantity{};  ///< what became infinite or NaN: parameter, state (of the optimizer) or loss; else empty
  /// Only with Descent::inside. Entry t belongs to the update from point t to point t + 1: the gradient that the
  /// optimizer received, with noise, and the buffers after the update.
  Track gradient;
  std::vector<Track> buffers;
};

/// The settings of a descent. `noise` times a standard normal number is added to each component of each gradient, x
/// before y, to imitate mini-batches. The surface moves by `drift` in every step: after t steps the loss is f(theta - t
/// drift).
struct Descent {
  Point start;
  std::int64_t steps;
  double lr;
  double noise;
  std::uint64_t seed;
  Point drift{};
  bool inside = false;  ///< whether gradients and buffers are recorded
};

/// Something that moves a point: an optimizer of two parameters in double precision.
class Mover {
 public:
  virtual ~Mover() = default;
  virtual void step(std::span<double> theta, std::span<const double> gradient, double lr) = 0;
  /// The buffers one after the other, with one number for each coordinate.
  virtual std::span<const double> state() = 0;
};

/// Follows a mover over a surface, as work counted in steps. The mover may have made steps before. Surface and mover
/// must outlive this.
class Follower final : public Work {
 public:
  Follower(const Surface& surface, Mover& mover, const Descent& descent);
  bool advance(std::int64_t steps) override;
  /// The path so far.
  Path path;

 private:
  /// Records the current point and makes a step. Returns whether the descent continues.
  bool step();

  const Surface& surface_;
  Mover& mover_;
  Descent descent_;
  Random random_;
  std::int64_t t_ = 0;
  alignas(16) double theta_[2];
  alignas(16) double gradient_[2] = {};
};

/// The whole path.
Path follow(const Surface& surface, Mover& mover, const Descent& descent);

/// The same for any optimizer with `step` and `state`. (A template, so that surfaces do not depend on the optimizers.)
template <class Optimizer>
Path descend(const Surface& surface, Optimizer& optimizer, const Descent& descent) {
  class Moving final : public Mover {
   public:
    explicit Moving(Optimizer& optimizer) : optimizer_(optimizer) {}
    void step(std::span<double> theta, std::span<const double> gradient, double lr) override {
      optimizer_.step(theta, gradient, lr);
    }
    std::span<const double> state() override { return optimizer_.state(); }

   private:
    Optimizer& optimizer_;
  };
  Moving mover(optimizer);
  return follow(surface, mover, descent);
}

}  // namespace gradlab
