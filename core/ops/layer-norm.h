#pragma once

#include <cmath>
#include <string_view>

#include "core/matrix/buffer.h"
#include "core/ops/normalization.h"

namespace gradlab {

/// Each sample is brought to mean 0 and variance 1 over its units, then scaled and shifted unit by unit (Ba et al.,
/// 2016). x: units x samples; scale and shift: columns.
template <class Scalar>
struct LayerNorm {
  static constexpr std::string_view name = "layer-norm",
                                    formula = R"(\gamma \odot \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta, )"
                                              R"(\quad \mu, \sigma^2 \text{ of each sample})";

  Shape shape(Shape x, Shape scale, Shape shift) {
    eigen_assert(scale == (Shape{x.rows, 1}) && shift == scale);
    (void)scale, (void)shift;
    normalized_ = Buffer<Scalar>(x.size());
    inverse_ = Buffer<Scalar>(x.cols);
    scratch_ = Buffer<Scalar>(x.rows);
    return x;
  }

  void forward(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> shift, View<Scalar> y) {
    View<Scalar> normalized(normalized_.data(), x.rows(), x.cols());
    for (Index j = 0; j < x.cols(); ++j) {
      const Scalar mean = x.col(j).mean();
      normalized.col(j) = (x.col(j).array() - mean).matrix();
      const Scalar variance = normalized.col(j).squaredNorm() / static_cast<Scalar>(x.rows());
      inverse_.data()[j] = 1 / std::sqrt(variance + static_cast<Scalar>(normalizationEpsilon)) + orNaN(variance);
      normalized.col(j) *= inverse_.data()[j];
      y.col(j) = normalized.col(j).cwiseProduct(scale.col(0)) + shift.col(0);
    }
  }

  template <class Into>
  void pullback(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> /*shift*/, ConstView<Scalar> dy,
                Into dx, Into dScale, Into dShift) {
    const ConstView<Scalar> normalized(normalized_.data(), x.rows(), x.cols());
    pullScaleAndShift(normalized, dy, dScale, dShift);
    if (!dx.needed()) return;
    View<Scalar> change(scratch_.data(), x.rows(), 1), target = dx.target();
    for (Index j = 0; j < x.cols(); ++j) {
      change = dy.col(j).cwiseProduct(scale.col(0));
      center(normalized, j, change);
      if (dx.adds())
        target.col(j) += change;
      else
        target.col(j) = change;
    }
  }

  void pushforward(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> /*shift*/, ConstView<Scalar> tx,
                   ConstView<Scalar> tScale, ConstView<Scalar> tShift, View<Scalar> ty) {
    const ConstView<Scalar> normalized(normalized_.data(), x.rows(), x.cols());
    View<Scalar> change(scratch_.data(), x.rows(), 1);
    for (Index j = 0; j < x.cols(); ++j) {
      change = tx.col(j);
      center(normalized, j, change);
      ty.col(j) = change.cwiseProduct(scale.col(0)) + normalized.col(j).cwiseProduct(tScale.col(0)) + tShift.col(0);
    }
  }

 private:
  /// Multiplies a change by the Jacobian of normalizing one sample, which is symmetric: it removes the part along (1,
  /// 1, ..) and the part along the normalized sample.
  void center(ConstView<Scalar> normalized, Index sample, View<Scalar> change) const {
    const Scalar mean = change.mean();
    const Scalar along = change.col(0).dot(normalized.col(sample)) / static_cast<Scalar>(change.rows());
    change = ((change.array() - mean - normalized.col(sample).array() * along) * inverse_.data()[sample]).matrix();
  }

  Buffer<Scalar> normalized_;  // units x samples
  Buffer<Scalar> inverse_;     // 1 / standard deviation of each sample
  Buffer<Scalar> scratch_;     // one sample
};

}  // namespace gradlab
