#pragma once

#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// c x for a fixed number c, element by element.
template <class Scalar>
struct Scale : Elementwise {
  static constexpr std::string_view name = "scale", formula = R"(c\, x)";

  explicit Scale(double factor) : factor_(static_cast<Scalar>(factor)) {}

  template <class X, class Y>
  void forward(const X& x, Y y) const {
    y = factor_ * x;
  }
  template <class X, class D, class Into>
  void pullback(const X& /*x*/, const D& dy, Into dx) const {
    dx(factor_ * dy.array());
  }
  template <class X, class D, class T>
  void pushforward(const X& /*x*/, const D& tx, T ty) const {
    ty = factor_ * tx;
  }

 private:
  Scalar factor_;
};

}  // namespace gradlab
