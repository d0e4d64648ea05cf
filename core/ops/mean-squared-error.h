#pragma once

#include <string_view>

#include "core/matrix/types.h"

namespace gradlab {

/// The mean over all elements of (x - target)^2, which have the same shape.
struct MeanSquaredError {
  static constexpr std::string_view name = "mean-squared-error",
                                    formula = R"(\frac{1}{n} \sum_{ij} (x_{ij} - y_{ij})^2)";

  static Shape shape(Shape x, Shape target) {
    eigen_assert(x == target);
    (void)x, (void)target;
    return {1, 1};
  }
  template <class X, class Y>
  static void forward(const X& x, const X& target, Y y) {
    y(0, 0) = (x - target).squaredNorm() / count(x);
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const X& target, const D& dy, Into dx, Into dTarget) {
    const auto slope = 2 / count(x) * dy(0, 0);
    dx((x - target) * slope);
    dTarget((target - x) * slope);
  }
  template <class X, class Y>
  static void pushforward(const X& x, const X& target, const X& tx, const X& tTarget, Y ty) {
    ty(0, 0) = 2 / count(x) * (x - target).cwiseProduct(tx - tTarget).sum();
  }

 private:
  template <class X>
  static typename X::Scalar count(const X& x) {
    return static_cast<typename X::Scalar>(x.size());
  }
};

}  // namespace gradlab
