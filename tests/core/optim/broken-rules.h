#pragma once

#include <Eigen/Core>
#include <cmath>

#include "tests/core/optim/rule-check.h"

namespace gradlab::testing {

/// Rules with common mistakes, each in one place: a second, plain version of the formulas, element by element.
struct PlainRule {
  std::vector<double> knobs;
  Eigen::ArrayXd a, b;  ///< the buffers
  int t = 0;

  PlainRule(std::vector<double> values, Index size)
      : knobs(std::move(values)), a(Eigen::ArrayXd::Zero(size)), b(Eigen::ArrayXd::Zero(size)) {}
};

template <class Rule>
MakeStepper brokenStepper() {
  return [](const std::vector<double>& knobs, Index parameters) -> Stepper {
    auto rule = std::make_shared<Rule>(PlainRule(knobs, parameters));
    return [rule](Buffer<double>& theta, const Buffer<double>& gradient, double lr) {
      ++rule->t;
      rule->step(Eigen::Map<Eigen::ArrayXd>(theta.data(), theta.size()),
                 Eigen::Map<const Eigen::ArrayXd>(gradient.data(), gradient.size()), lr);
    };
  };
}

using Theta = Eigen::Map<Eigen::ArrayXd>;
using Gradient = Eigen::Ref<const Eigen::ArrayXd>;

struct SoundAdam : PlainRule {
  /// The parts that a broken rule overrides: the corrected moments, and the size of the step.
  struct Powers {
    double first, second;
  };
  virtual ~SoundAdam() = default;
  explicit SoundAdam(PlainRule plain) : PlainRule(std::move(plain)) {}
  virtual Powers corrections() const { return {1 / (1 - std::pow(knobs[1], t)), 1 / (1 - std::pow(knobs[2], t))}; }
  virtual Eigen::ArrayXd size(const Eigen::ArrayXd& v) const { return v.sqrt() + knobs[3]; }

  void step(Theta theta, const Gradient& gradient, double lr) {
    const Eigen::ArrayXd g = gradient + knobs[4] * theta;
    a = knobs[1] * a + (1 - knobs[1]) * g;
    b = knobs[2] * b + (1 - knobs[2]) * g.square();
    theta -= lr * (a * corrections().first) / size(b * corrections().second);
  }
};

struct AdamWithCorrectionMultiplied : SoundAdam {
  using SoundAdam::SoundAdam;
  Powers corrections() const override { return {1 - std::pow(knobs[1], t), 1 - std::pow(knobs[2], t)}; }
};

struct AdamWithoutCorrection : SoundAdam {
  using SoundAdam::SoundAdam;
  Powers corrections() const override { return {1, 1}; }
};

struct AdamWithEpsilonInside : SoundAdam {
  using SoundAdam::SoundAdam;
  Eigen::ArrayXd size(const Eigen::ArrayXd& v) const override { return (v + knobs[3]).sqrt(); }
};

/// Adam with an L2 penalty in place of the decoupled decay of AdamW.
struct AdamWWithDecayCoupled : SoundAdam {
  using SoundAdam::SoundAdam;
};

struct RmsPropWithEpsilonInside : PlainRule {
  explicit RmsPropWithEpsilonInside(PlainRule plain) : PlainRule(std::move(plain)) {}
  void step(Theta theta, const Gradient& gradient, double lr) {
    const Eigen::ArrayXd g = gradient + knobs[4] * theta;
    a = knobs[1] * a + (1 - knobs[1]) * g.square();
    b = knobs[3] * b + g / (a + knobs[2]).sqrt();
    theta -= lr * b;
  }
};

struct AdagradWithEpsilonInside : PlainRule {
  explicit AdagradWithEpsilonInside(PlainRule plain) : PlainRule(std::move(plain)) { a.setConstant(knobs[3]); }
  void step(Theta theta, const Gradient& gradient, double lr) {
    const Eigen::ArrayXd g = gradient + knobs[4] * theta;
    a += g.square();
    theta -= lr / (1 + (t - 1) * knobs[1]) * g / (a + knobs[2]).sqrt();
  }
};

struct MomentumWithFirstBufferDampened : PlainRule {
  explicit MomentumWithFirstBufferDampened(PlainRule plain) : PlainRule(std::move(plain)) {}
  void step(Theta theta, const Gradient& gradient, double lr) {
    a = knobs[1] * a + (1 - knobs[2]) * (gradient + knobs[3] * theta);
    theta -= lr * a;
  }
};

/// Sutskever's form of momentum: the same until the rate changes.
struct MomentumWithRateInside : PlainRule {
  explicit MomentumWithRateInside(PlainRule plain) : PlainRule(std::move(plain)) {}
  void step(Theta theta, const Gradient& gradient, double lr) {
    a = knobs[1] * a + (t == 1 ? 1 : 1 - knobs[2]) * lr * (gradient + knobs[3] * theta);
    theta -= a;
  }
};

struct NesterovWithoutLookAhead : PlainRule {
  explicit NesterovWithoutLookAhead(PlainRule plain) : PlainRule(std::move(plain)) {}
  void step(Theta theta, const Gradient& gradient, double lr) {
    a = knobs[1] * a + gradient + knobs[2] * theta;
    theta -= lr * a;
  }
};

}  // namespace gradlab::testing
