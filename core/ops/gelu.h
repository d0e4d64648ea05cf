#pragma once

#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/scaled.h"
#include "core/ops/shape.h"
#include "core/ops/written.h"

namespace gradlab {

/// The probability that a standard normal number is below x.
struct NormalShare {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    if constexpr (holdsDoubles<Packet>) return elementary::eachLane(&elementary::normalShare, x);
    const Packet error = elementary::Erf::apply(pmul(x, lanes<Packet>(0.7071067811865476)));
    return pmul(lanes<Packet>(0.5), padd(lanes<Packet>(1), error));
  }
};

/// The slope of GELU: that probability, plus x times the density of the standard normal.
struct GeluSlope {
  template <class Scalar>
  static constexpr bool scalarsOnly = false;
  template <class Packet>
  static Packet apply(const Packet& x) {
    using namespace Eigen::internal;
    const Packet density = pmul(lanes<Packet>(0.3989422804014327), bell(x));
    return padd(NormalShare::apply(x), pmul(x, density));
  }

 private:
  template <class Packet>
  static Packet bell(const Packet& x) {
    using namespace Eigen::internal;
    if constexpr (holdsDoubles<Packet>)
      return elementary::eachLane(&elementary::bell, x);
    else
      return pexp(pmul(lanes<Packet>(-0.5), pmul(x, x)));
  }
};

/// x times the probability that a standard normal number is below x (Hendrycks and Gimpel, 2016); exact, not
/// approximated by tanh.
struct Gelu : Elementwise {
  static constexpr std::string_view
      name = "gelu",
      label = "GELU", formula = R"(x \, \Phi(x) = \frac{x}{2} \left(1 + \operatorname{erf} \frac{x}{\sqrt 2}\right))";
  static constexpr std::string_view torch = "nn.GELU()";
  static constexpr std::string_view help =
      "A smooth ReLU: x, times the chance that a normal number is below it. Common in transformers.";
  static constexpr Written written{.spelling = "gelu",
                                   .help = "A smooth relu: a times the share of a normal distribution below it.",
                                   .slopes = {"Phi(a) + a*phi(a)"},
                                   .torch = "F.gelu($a)",
                                   .numpy = "$a * normal_cdf($a)",
                                   .tfjs = "tf.mul(tf.div($a, 2), tf.add(1, tf.erf(tf.div($a, Math.SQRT2))))",
                                   .jaxjs = "nn.gelu($a, { approximate: false })"};

  static double number(double a) { return a * elementary::normalShare(a); }

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    y = x.cwiseProduct(eachElement<NormalShare>(x).matrix());
  }
  template <class X, class D, class Into>
  static void pullback(const X& x, const D& dy, Into dx) {
    dx(scaled(dy, eachElement<GeluSlope>(x)));
  }
  template <class X, class D, class T>
  static void pushforward(const X& x, const D& tx, T ty) {
    ty = scaled(tx, eachElement<GeluSlope>(x)).matrix();
  }
};

}  // namespace gradlab
