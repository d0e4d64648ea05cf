#pragma once

#include <cmath>
#include <string_view>

#include "core/ops/shape.h"

namespace gradlab {

/// log softmax(x) of each sample, from logits x: classes x samples. The largest logit is subtracted first, so nothing
/// overflows.
struct LogSoftmax : Elementwise {
  static constexpr std::string_view name = "log-softmax", formula = R"(x_{ij} - \log \sum_k e^{x_{kj}})";

  template <class X, class Y>
  static void forward(const X& x, Y y) {
    for (Index j = 0; j < x.cols(); ++j) {
      y.col(j) = (x.col(j).array() - x.col(j).maxCoeff()).matrix();
      y.col(j).array() -= std::log(y.col(j).array().exp().sum());
    }
  }
  template <class X, class Y, class D, class Into>
  static void pullback(const X& x, const Y& y, const D& dy, Into dx) {
    if (!dx.wanted()) return;
    auto target = dx.target();
    for (Index j = 0; j < x.cols(); ++j) {
      const auto change = dy.col(j).array() - y.col(j).array().exp() * dy.col(j).sum();
      if (dx.adds())
        target.col(j) += change.matrix();
      else
        target.col(j) = change.matrix();
    }
  }
  template <class X, class Y, class T>
  static void pushforward(const X& x, const Y& y, const X& tx, T ty) {
    for (Index j = 0; j < x.cols(); ++j)
      ty.col(j) = (tx.col(j).array() - (y.col(j).array().exp() * tx.col(j).array()).sum()).matrix();
  }
};

}  // namespace gradlab
