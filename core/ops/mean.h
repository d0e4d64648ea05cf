#pragma once

#include <string_view>

#include "core/matrix/types.h"
#include "core/ops/written.h"

namespace gradlab {

/// The mean of all elements: 1 x 1.
struct Mean {
  static constexpr std::string_view name = "mean", formula = R"(\frac{1}{n} \sum_{ij} x_{ij})";
  static constexpr Written written{.spelling = "mean",
                                   .help = "The mean of all elements.",
                                   .slopes = {"1/n"},
                                   .torch = "torch.mean($a)",
                                   .numpy = "np.mean($a)",
                                   .tfjs = "tf.mean($a)",
                                   .jaxjs = "np.mean($a)",
                                   .pattern = Pattern::spread};

  static double number(double a) { return a; }

  static Shape shape(Shape /*x*/) { return {1, 1}; }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y(0, 0) = x.sum() / static_cast<typename X::Scalar>(x.size());
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(X::PlainObject::Constant(x.rows(), x.cols(), dy(0, 0) / static_cast<typename X::Scalar>(x.size())));
  }
  template <class X, class Y>
  static void pushforward(const X& x, const X& tx, Y ty) {
    ty(0, 0) = tx.sum() / static_cast<typename X::Scalar>(x.size());
  }
};

}  // namespace gradlab
