#pragma once

#include <string_view>

#include "core/matrix/types.h"
#include "core/ops/written.h"

namespace gradlab {

/// The sum of all elements: 1 x 1.
struct Sum {
  static constexpr std::string_view name = "sum", formula = R"(\sum_{ij} x_{ij})";
  static constexpr Written written{.spelling = "sum",
                                   .help = "The sum of all elements.",
                                   .slopes = {"1"},
                                   .torch = "torch.sum($a)",
                                   .numpy = "np.sum($a)",
                                   .tfjs = "tf.sum($a)",
                                   .jaxjs = "np.sum($a)",
                                   .pattern = Pattern::spread};

  static double number(double a) { return a; }

  static Shape shape(Shape /*x*/) { return {1, 1}; }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y(0, 0) = x.sum();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(X::PlainObject::Constant(x.rows(), x.cols(), dy(0, 0)));
  }
  template <class X, class Y>
  static void pushforward(const X& /*x*/, const X& tx, Y ty) {
    ty(0, 0) = tx.sum();
  }
};

}  // namespace gradlab
