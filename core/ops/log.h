#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// A change divided by x: the logarithm has a slope only above 0, elsewhere NaN.
struct LogChange {
  template <class Scalar>
  static constexpr bool scalarsOnly = true;
  template <class Scalar>
  static Scalar apply(const Scalar& change, const Scalar& x) {
    return x > 0 ? change / x : std::numeric_limits<Scalar>::quiet_NaN();
  }
};

/// The natural logarithm, element by element: -inf at 0, NaN below; the slope is NaN at 0 and below.
struct Log : Elementwise {
  static constexpr std::string_view name = "log", formula = R"(\log x)";
  static constexpr Written written{.spelling = "log",
                                   .help = "The natural logarithm, of numbers above 0.",
                                   .slopes = {"1/a"},
                                   .torch = "torch.log($a)",
                                   .numpy = "np.log($a)",
                                   .tfjs = "tf.log($a)",
                                   .jaxjs = "np.log($a)"};

  static double number(double a) { return std::log(a); }
  static Outside outside(double a) {
    if (a < 0) return {"log-of-negative", "the logarithm of $a, a negative number"};
    if (a == 0) return {"log-of-zero", "the logarithm of 0"};
    return {};
  }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = (x.array().log()).matrix();
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(eachPair<LogChange>(dy, x));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = eachPair<LogChange>(tx, x).matrix();
  }
};

}  // namespace gradlab
