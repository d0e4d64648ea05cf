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

/// Where a descent has been: the start and the point after every step. It ends early, at the last finite point, when
/// `diverged`.
struct Path {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> f;  ///< the loss itself, without noise
  bool diverged = false;
  std::string_view quantity{};  ///< what was not finite: parameter, state (of the optimizer) or loss; empty otherwise
  /// Only if asked for. Entry t is of the update from point t to the next: the gradient as the optimizer got it, noise
  /// included, and its buffers afterwards.
  Track gradient;
  std::vector<Track> buffers;
};

/// `noise` times a standard normal number is added to each component of each gradient, x before y, as if it came
/// from a mini-batch. With every step the surface itself moves by `drift`: after t of them the loss is f(theta - t
/// drift).
struct Descent {
  Point start;
  std::int64_t steps;
  double lr;
  double noise;
  std::uint64_t seed;
  Point drift{};
  bool inside = false;  ///< record gradients and buffers too
};

/// Whatever moves a point: an optimizer of two double parameters.
class Mover {
 public:
  virtual ~Mover() = default;
  virtual void step(std::span<double> theta, std::span<const double> gradient, double lr) = 0;
  /// Its buffers one after the other, a number for each coordinate.
  virtual std::span<const double> state() = 0;
};

/// Follows a mover, fresh or on its way, over a surface, some steps at a time. Both outlive it.
class Follower final : public Work {
 public:
  Follower(const Surface& surface, Mover& mover, const Descent& descent);
  bool advance(std::int64_t steps) override;
  /// So far.
  Path path;

 private:
  /// Looks where it is and goes a step further. Whether it goes on.
  bool step();

  const Surface& surface_;
  Mover& mover_;
  Descent descent_;
  Random random_;
  std::int64_t t_ = 0;
  alignas(16) double theta_[2];
  alignas(16) double gradient_[2] = {};
};

/// To the end.
Path follow(const Surface& surface, Mover& mover, const Descent& descent);

/// The same for anything that steps and has a state. (A template, because a surface needs to know no more of
/// optimizers.)
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
