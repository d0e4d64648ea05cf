#include "core/signal/propagate.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "core/matrix/product.h"
#include "core/matrix/transpose.h"
#include "core/signal/layer-tape.h"
#include "core/signal/measure.h"

namespace gradlab {

/// A matrix in memory that the product kernel may read.
class SignalBatch {
 public:
  SignalBatch(Index rows, Index cols) : numbers_(rows * cols), rows_(rows), cols_(cols) {}
  View<double> view() { return {numbers_.data(), rows_, cols_}; }
  ConstView<double> read() const { return {numbers_.data(), rows_, cols_}; }

 private:
  Buffer<double> numbers_;
  Index rows_, cols_;
};

namespace {

SignalBatch normals(Index rows, Index cols, Random random) {
  SignalBatch batch(rows, cols);
  for (double& number : batch.view().reshaped()) number = random.normal();
  return batch;
}

/// W x + b of a batch (inputs x samples). It works with transposed matrices, so that the weights are used in the order
/// in which they were drawn.
void forward(const SignalWeights::Layer& layer, const SignalBatch& x, View<double> z) {
  const ConstView<double> from = x.read();
  SignalBatch turned(from.cols(), from.rows()), product(from.cols(), z.rows());
  transpose(from, turned.view());
  multiply(turned.read(), plain(layer.turned), product.view());
  transpose(product.read(), z);
  z *= layer.scale;
  if (!layer.bias.empty()) z.colwise() += Eigen::Map<const Eigen::VectorXd>(layer.bias.data(), z.rows());
}

/// W^T dz.
SignalBatch backward(const SignalWeights::Layer& layer, const ConstView<double>& dz) {
  SignalBatch dx(layer.turned.rows(), dz.cols());
  multiply(layer.turned, plain(dz), dx.view());
  dx.view() *= layer.scale;
  return dx;
}

}  // namespace

/// The state of the work: layers 1 to depth forward, then depth to 0 backward.
struct PropagationWork::State {
  SignalSettings settings;
  SignalWeights& weights;
  std::size_t depth;
  std::optional<LayerTape> tape;
  SignalBatch signal, gradient;
  /// W x + b of each layer, so that the backward pass need not multiply again.
  std::vector<SignalBatch> linear;
  std::vector<SignalLayer> layers;
  std::size_t back;

  SignalWeights::Layer enter(std::size_t layer) {
    if (!tape || !tape->fits(settings.widths[layer]))
      tape.emplace(settings.widths[layer], settings.samples, settings.activation, settings.normalization);
    return weights.read(layer);
  }

  void goForward() {
    const std::size_t layer = linear.size() + 1;
    const Index units = settings.widths[layer];
    const SignalWeights::Layer read = enter(layer);
    linear.emplace_back(units, settings.samples);
    forward(read, signal, linear.back().view());
    tape->linear() = linear.back().read();
    tape->forward();
    signal = SignalBatch(units, settings.samples);
    signal.view() = tape->activation();
    layers.push_back(measure(signal.read(), settings.bins));
    const View<double> given = tape->preactivation();
    layers[layer].preactivation =
        distribution(std::span<const double>(given.data(), static_cast<std::size_t>(given.size())), settings.bins);
  }

  /// Returns whether layers are left.
  bool goBack() {
    if (back == depth)
      gradient = normals(settings.widths[depth], settings.samples, Random(settings.seed, Stream::gradient));
    layers[back].gradSecondMoment = meanSquare(gradient.read());
    if (back == 0) return false;
    const SignalWeights::Layer read = enter(back);
    tape->linear() = linear[back - 1].read();
    tape->forward();
    tape->activationGradient() = gradient.read();
    tape->backward();
    gradient = backward(read, readOnly(tape->linearGradient()));
    --back;
    return true;
  }
};

PropagationWork::PropagationWork(const SignalSettings& settings, SignalWeights& weights) {
  const std::vector<Index>& widths = settings.widths;
  const std::size_t depth = widths.size() - 1;
  weights.choose(settings);
  SignalBatch signal = normals(widths[0], settings.samples, Random(settings.seed, Stream::data));
  signal.view() = (settings.inputMean + settings.inputStd * signal.view().array()).matrix();
  std::vector<SignalLayer> layers{measure(signal.read(), settings.bins)};
  // Constructed in place, because a tape cannot be moved.
  state_.reset(new State{.settings = settings,
                         .weights = weights,
                         .depth = depth,
                         .tape = std::nullopt,
                         .signal = std::move(signal),
                         .gradient = SignalBatch(0, 0),
                         .linear = {},
                         .layers = std::move(layers),
                         .back = depth});
}

PropagationWork::~PropagationWork() = default;

bool PropagationWork::advance(std::int64_t layers) {
  for (std::int64_t i = 0; i < layers; ++i)
    if (state_->linear.size() < state_->depth)
      state_->goForward();
    else if (!state_->goBack())
      return false;
  return true;
}

const std::vector<SignalLayer>& PropagationWork::result() const { return state_->layers; }

std::vector<SignalLayer> propagate(const SignalSettings& settings, SignalWeights& weights) {
  PropagationWork work(settings, weights);
  finish(work);
  return work.result();
}

double bytesOf(const SignalSettings& settings) {
  double units = 0, most = 0, mostWeights = 0, weights = 0;
  for (std::size_t i = 0; i < settings.widths.size(); ++i) {
    const auto width = static_cast<double>(settings.widths[i]);
    units += width;
    most = std::max(most, width);
    if (i == 0) continue;
    const double size = width * static_cast<double>(settings.widths[i - 1]);
    weights += size;
    mostWeights = std::max(mostWeights, size);
  }
  // On the tape: linear map, normalization with its scratch memory, and activation, each with its adjoint; and signal
  // and gradient, both also transposed.
  constexpr double onTheTape = 10;
  // The weights of a layer, transposed, with biases; an orthogonal matrix needs three more copies while it is made.
  // Three kinds of draws are cached.
  constexpr double ofALayer = 5, kinds = 3;
  return sizeof(double) * (static_cast<double>(settings.samples) * (units + onTheTape * most) + ofALayer * mostWeights +
                           kinds * std::min(2 * weights, static_cast<double>(SignalWeights::usuallyStored)));
}

}  // namespace gradlab
