#pragma once

#include <cmath>
#include <string_view>

#include "core/matrix/elementary.h"
#include "core/ops/shape.h"

namespace gradlab {

/// log softmax(x) of each sample, from logits x: classes x samples. The largest logit is subtracted first, so nothing
/// overflows. Each sum leaves out the class whose value or derivative it computes, so that small numbers of a nearly
/// certain sample do not cancel.
struct LogSoftmax : Elementwise {
  static constexpr std::string_view name = "log-softmax", formula = R"(x_{ij} - \log \sum_k e^{x_{kj}})";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    using Scalar = typename X::Scalar;
    for (Index j = 0; j < x.cols(); ++j) {
      Index top = 0;
      y.col(j) = (x.col(j).array() - x.col(j).maxCoeff(&top)).matrix();
      const Scalar others = overOthers(x.rows(), top, [&](Index k) { return std::exp(y(k, j)); });
      y.col(j).array() -= others < 1 ? elementary::LogOnePlus::apply(others) : std::log(1 + others);
    }
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& x, const Y& y, const D& dy, Into dx) {
    if (!dx.needed()) return;
    auto target = dx.target();
    for (Index j = 0; j < x.cols(); ++j)
      for (Index i = 0; i < x.rows(); ++i) {
        const auto change = overOthers(
            x.rows(), i, [&](Index k) { return dy(i, j) * std::exp(y(k, j)) - std::exp(y(i, j)) * dy(k, j); });
        target(i, j) = dx.adds() ? target(i, j) + change : change;
      }
  }
  template <class X, class Y, class T>
  static void pushforward(const X& x, const Y& y, const X& tx, T ty) {
    for (Index j = 0; j < x.cols(); ++j)
      for (Index i = 0; i < x.rows(); ++i)
        ty(i, j) = overOthers(x.rows(), i, [&](Index k) { return std::exp(y(k, j)) * (tx(i, j) - tx(k, j)); });
  }

 private:
  /// The sum of term(k) over all classes but one.
  template <class Term>
  static auto overOthers(Index classes, Index one, Term term) {
    decltype(term(0)) sum = 0;
    for (Index k = 0; k < classes; ++k)
      if (k != one) sum += term(k);
    return sum;
  }
};

}  // namespace gradlab
