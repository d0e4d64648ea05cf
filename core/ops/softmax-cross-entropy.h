#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/matrix/buffer.h"
#include "core/matrix/elementary.h"

namespace gradlab {

/// The mean over samples of -log softmax(x)[label], from logits x: classes x samples. The labels, one class index for
/// each sample, lie in memory that the caller owns and may change between replays. The largest logit of a sample is
/// subtracted first, so nothing overflows.
template <class Scalar>
struct SoftmaxCrossEntropy {
  static constexpr std::string_view name = "softmax-cross-entropy",
                                    formula = R"(-\frac{1}{n} \sum_j \log \frac{e^{x_{y_j j}}}{\sum_i e^{x_{ij}}})";

  explicit SoftmaxCrossEntropy(std::span<const std::int32_t> labels) : labels_(labels) {}

  Shape shape(Shape x) {
    eigen_assert(labels_.size() >= static_cast<std::size_t>(x.cols));
    powers_ = Buffer<Scalar>(padded<Scalar>(x.size()));
    sums_ = logarithms_ = Buffer<Scalar>(padded<Scalar>(x.cols));
    std::fill_n(sums_.data(), sums_.size(), Scalar(1));  // the logarithms of the padding add nothing
    return {1, 1};
  }

  void forward(ConstView<Scalar> x, View<Scalar> y) {
    const Index classes = x.rows(), samples = x.cols();
    Scalar* powers = powers_.data();
    Scalar chosen = 0;
    for (Index j = 0; j < samples; ++j) {
      const Scalar* logits = x.data() + j * classes;
      Scalar* shifted = powers + j * classes;
      Scalar largest = logits[0];
      for (Index i = 1; i < classes; ++i) largest = std::max(largest, logits[i]);
      for (Index i = 0; i < classes; ++i) shifted[i] = logits[i] - largest;
      chosen += shifted[label(j)];
    }
    // Applied to whole registers, including the padding.
    View<Scalar> all(powers, powers_.size(), 1);
    all = eachElement<elementary::ExpBelowZero>(all).matrix();
    for (Index j = 0; j < samples; ++j) {
      Scalar sum = 0;
      for (Index i = 0; i < classes; ++i) sum += powers[j * classes + i];
      sums_.data()[j] = sum;
    }
    View<Scalar> logarithms(logarithms_.data(), logarithms_.size(), 1);
    logarithms = ConstView<Scalar>(sums_.data(), sums_.size(), 1).array().log().matrix();
    y(0, 0) = (logarithms.sum() - chosen) / static_cast<Scalar>(samples);
  }

  /// (softmax(x) - one at the label) / n
  template <class Into>
  void pullback(ConstView<Scalar> x, ConstView<Scalar> dy, Into dx) const {
    if (!dx.needed()) return;
    const Index classes = x.rows(), samples = x.cols();
    const Scalar share = dy(0, 0) / static_cast<Scalar>(samples);
    Scalar* to = dx.target().data();
    const Scalar* powers = powers_.data();
    for (Index j = 0; j < samples; ++j, to += classes, powers += classes) {
      const Scalar scale = share / sums_.data()[j];
      if (dx.adds())
        for (Index i = 0; i < classes; ++i) to[i] += powers[i] * scale;
      else
        for (Index i = 0; i < classes; ++i) to[i] = powers[i] * scale;
      to[label(j)] -= share;
    }
  }

  void pushforward(ConstView<Scalar> x, ConstView<Scalar> tx, View<Scalar> ty) const {
    const Index classes = x.rows(), samples = x.cols();
    Scalar change = 0;
    for (Index j = 0; j < samples; ++j) {
      Scalar mean = 0;
      for (Index i = 0; i < classes; ++i) mean += powers_.data()[j * classes + i] * tx(i, j);
      change += mean / sums_.data()[j] - tx(label(j), j);
    }
    ty(0, 0) = change / static_cast<Scalar>(samples);
  }

 private:
  Index label(Index sample) const { return labels_[static_cast<std::size_t>(sample)]; }

  std::span<const std::int32_t> labels_;
  Buffer<Scalar> powers_;      // exp(x - largest), classes x samples
  Buffer<Scalar> sums_;        // the sum of the powers of each sample
  Buffer<Scalar> logarithms_;  // the logarithms of the sums
};

}  // namespace gradlab
