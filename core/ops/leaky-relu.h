#pragma once

#include <string_view>

#include "core/matrix/lanewise.h"
#include "core/ops/shape.h"

namespace gradlab {

/// The change of leaky ReLU when x changes.
struct LeakyReluChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x, const Packet& change) {
    using namespace Eigen::internal;
    return pselect(pcmp_lt(lanes<Packet>(0), x), change, pmul(lanes<Packet>(0.01), change));
  }
};

/// Leaky ReLU is linear on each side of 0, so its value is its slope times x.
struct LeakyReluValue {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    return LeakyReluChange::apply(x, x);
  }
};

/// x where it is positive, 0.01 x elsewhere. The gradient at 0 is 0.01, as in PyTorch.
struct LeakyRelu : Elementwise {
  static constexpr std::string_view name = "leaky-relu", label = "leaky ReLU",
                                    formula = R"(\max(0, x) + 0.01 \min(0, x))";
  static constexpr std::string_view torch = "nn.LeakyReLU()";
  static constexpr std::string_view help =
      "ReLU that lets a hundredth of what is negative through, so no unit is ever quite dead.";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = eachElement<LeakyReluValue>(x).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(eachPair<LeakyReluChange>(x, dy));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = eachPair<LeakyReluChange>(x, tx).matrix();
  }
};

}  // namespace gradlab
