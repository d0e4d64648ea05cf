#pragma once

#include <string_view>

#include "core/matrix/lanewise.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The change of max(0, x) when x changes. In double precision, NaN in x or in the change gives NaN. Training, in
/// float, skips that test: it stops at the first NaN of the loss anyway.
struct ReluChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x, const Packet& change) {
    using namespace Eigen::internal;
    const auto none = lanes<Packet>(0), above = pcmp_lt(none, x);
    if constexpr (!holdsDoubles<Packet>) return pselect(above, change, none);
    return pselect(pcmp_eq(x, x), pselect(above, change, pselect(pcmp_eq(change, change), none, change)), x);
  }
};

/// max(0, x), element by element. The gradient at 0 is 0, as in PyTorch.
struct Relu : Elementwise {
  static constexpr std::string_view name = "relu", label = "ReLU", formula = R"(\max(0, x))";
  static constexpr std::string_view torch = "nn.ReLU()";
  static constexpr std::string_view help =
      "Cuts off what is negative. Cheap, and its slope of 1 keeps gradients alive; a unit that is negative on all "
      "samples is dead.";
  static constexpr Written written{.spelling = "relu",
                                   .help = "What is negative becomes 0.",
                                   .slopes = {"above(a, 0)"},
                                   .torch = "F.relu($a)",
                                   .numpy = "np.maximum($a, 0)",
                                   .tfjs = "tf.relu($a)",
                                   .jaxjs = "nn.relu($a)"};

  static double number(double a) { return a < 0 ? 0 : a; }
  static bool isKink(double a) { return a == 0; }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x.cwiseMax(0);
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(eachPair<ReluChange>(x, dy));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = eachPair<ReluChange>(x, tx).matrix();
  }
};

}  // namespace gradlab
