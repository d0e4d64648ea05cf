#pragma once

#include <string_view>

#include "core/matrix/buffer.h"
#include "core/ops/normalization.h"

namespace gradlab {

/// The state of a batch normalization between batches, in memory that the caller owns: `units` scalars each, aligned to
/// 16 bytes. The caller starts with mean 0 and variance 1. Several tapes may share the memory, each with its own
/// `training` flag.
template <class Scalar>
struct RunningStatistics {
  Scalar* mean;
  Scalar* variance;  ///< unbiased
  bool training = true;
};

/// Each unit is brought to mean 0 and variance 1 over the batch, then scaled and shifted (Ioffe and Szegedy, 2015). x:
/// units x samples; scale and shift: columns. In training, forward uses the mean and the biased variance of the batch
/// and moves the running statistics a tenth of the way towards its mean and unbiased variance; in evaluation it uses
/// the running statistics. Training needs at least two samples.
template <class Scalar>
struct BatchNorm {
  static constexpr std::string_view name = "batch-norm",
                                    formula = R"(\gamma \odot \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta, )"
                                              R"(\quad \mu, \sigma^2 \text{ of each unit over the batch})";

  /// `running` is read at every replay, so that the caller can switch `training`.
  explicit BatchNorm(const RunningStatistics<Scalar>* running) : running_(running) {}

  Shape shape(Shape x, Shape scale, Shape shift) {
    eigen_assert(scale == (Shape{x.rows, 1}) && shift == scale);
    (void)scale, (void)shift;
    normalized_ = Buffer<Scalar>(x.size());
    for (Buffer<Scalar>* column : {&mean_, &inverse_, &changeMean_, &along_}) *column = Buffer<Scalar>(x.rows);
    return x;
  }

  void forward(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> shift, View<Scalar> y) {
    eigen_assert(!running_->training || x.cols() > 1);
    const auto samples = static_cast<Scalar>(x.cols());
    View<Scalar> mean = column(mean_), inverse = column(inverse_), normalized(normalized_.data(), x.rows(), x.cols());
    View<Scalar> runningMean(running_->mean, x.rows(), 1), runningVariance(running_->variance, x.rows(), 1);
    if (running_->training)
      meanOver(
          x, [&](Index j) { return x.col(j); }, mean);
    else
      mean = runningMean;
    for (Index j = 0; j < x.cols(); ++j) normalized.col(j) = x.col(j) - mean;
    if (running_->training) {
      meanOver(
          x, [&](Index j) { return normalized.col(j).cwiseAbs2(); }, inverse);
      constexpr auto share = static_cast<Scalar>(batchNormMomentum);
      runningMean = (1 - share) * runningMean + share * mean;
      runningVariance = (1 - share) * runningVariance + share * samples / (samples - 1) * inverse;
    } else {
      inverse = runningVariance;
    }
    inverse = ((inverse.array() + static_cast<Scalar>(normalizationEpsilon)).sqrt().inverse() + orNaN(inverse.array()))
                  .matrix();
    for (Index j = 0; j < x.cols(); ++j) {
      normalized.col(j) = normalized.col(j).cwiseProduct(inverse);
      y.col(j) = normalized.col(j).cwiseProduct(scale.col(0)) + shift.col(0);
    }
  }

  template <class Into>
  void pullback(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> /*shift*/, ConstView<Scalar> dy,
                Into dx, Into dScale, Into dShift) {
    const ConstView<Scalar> normalized(normalized_.data(), x.rows(), x.cols());
    pullScaleAndShift(normalized, dy, dScale, dShift);
    if (!dx.needed()) return;
    averages(dy);
    View<Scalar> target = dx.target();
    for (Index j = 0; j < x.cols(); ++j) {
      if (dx.adds())
        target.col(j) += changeOf(dy, j).cwiseProduct(scale.col(0));
      else
        target.col(j) = changeOf(dy, j).cwiseProduct(scale.col(0));
    }
  }

  void pushforward(ConstView<Scalar> x, ConstView<Scalar> scale, ConstView<Scalar> /*shift*/, ConstView<Scalar> tx,
                   ConstView<Scalar> tScale, ConstView<Scalar> tShift, View<Scalar> ty) {
    const ConstView<Scalar> normalized(normalized_.data(), x.rows(), x.cols());
    averages(tx);
    for (Index j = 0; j < x.cols(); ++j)
      ty.col(j) =
          changeOf(tx, j).cwiseProduct(scale.col(0)) + normalized.col(j).cwiseProduct(tScale.col(0)) + tShift.col(0);
  }

 private:
  static View<Scalar> column(Buffer<Scalar>& buffer) { return {buffer.data(), buffer.size(), 1}; }

  /// The mean of `term(j)` over the samples j of x, summed in the order of the samples.
  template <class Term>
  static void meanOver(ConstView<Scalar> x, Term term, View<Scalar> mean) {
    mean.setZero();
    for (Index j = 0; j < x.cols(); ++j) mean += term(j);
    mean /= static_cast<Scalar>(x.cols());
  }

  /// The Jacobian of normalizing is symmetric, so one function serves both passes: it removes from a change its mean
  /// over the samples and its part along the normalized samples. In evaluation the statistics are constants, and
  /// nothing is removed.
  void averages(ConstView<Scalar> change) {
    View<Scalar> mean = column(changeMean_), along = column(along_);
    if (!running_->training) {
      mean.setZero();
      along.setZero();
      return;
    }
    const ConstView<Scalar> normalized(normalized_.data(), change.rows(), change.cols());
    meanOver(
        change, [&](Index j) { return change.col(j); }, mean);
    meanOver(
        change, [&](Index j) { return change.col(j).cwiseProduct(normalized.col(j)); }, along);
  }
  auto changeOf(ConstView<Scalar> change, Index sample) {
    const ConstView<Scalar> normalized(normalized_.data(), change.rows(), change.cols());
    return (change.col(sample) - column(changeMean_) - normalized.col(sample).cwiseProduct(column(along_)))
        .cwiseProduct(column(inverse_));
  }

  const RunningStatistics<Scalar>* running_;
  Buffer<Scalar> normalized_;          // units x samples
  Buffer<Scalar> mean_, inverse_;      // of each unit: mean, 1 / standard deviation
  Buffer<Scalar> changeMean_, along_;  // of a change: its mean, and its mean product with the normalized x
};

}  // namespace gradlab
