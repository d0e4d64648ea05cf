// The reference: a program that a good engineer writes by hand with Eigen for speed alone. No autodiff, no tape;
// forward, backward and Adam are written out, shapes are known only at run time, all memory is reserved in advance,
// products are Eigen's, and Adam passes over memory once.

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "bench/native/contestant.h"
#include "bench/native/problem.h"

namespace {

using Eigen::Index;
using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;
using Labels = Eigen::VectorXi;
using MatrixMap = Eigen::Map<Matrix, Eigen::Aligned16>;
using VectorMap = Eigen::Map<Vector, Eigen::Aligned16>;

struct Layer {
  MatrixMap weight, weightGradient;
  VectorMap bias, biasGradient;
  Matrix output, delta;  // units x batch
};

Index padded(Index size) { return (size + 3) / 4 * 4; }

class Network {
 public:
  explicit Network(const bench::Problem& problem) : problem_(problem) {
    Index size = 0;
    for (std::size_t layer = 1; layer < problem.widths.size(); ++layer)
      size += padded(problem.widths[layer] * problem.widths[layer - 1]) + padded(problem.widths[layer]);
    parameters_ = gradient_ = mean_ = square_ = Vector::Zero(size);
    largest_ = sum_ = Eigen::RowVectorXf::Zero(problem.batch);
    x_ = Matrix::Zero(problem.widths.front(), problem.batch);
    labels_ = Labels::Zero(problem.batch);
    order_ = Labels::LinSpaced(problem.rows, 0, problem.rows - 1);
    next_ = problem.rows;

    Index at = 0;
    for (std::size_t layer = 1; layer < problem.widths.size(); ++layer) {
      const Index units = problem.widths[layer];
      const Index inputs = problem.widths[layer - 1];
      const Index biasAt = at + padded(units * inputs);
      layers_.push_back({MatrixMap(parameters_.data() + at, units, inputs),
                         MatrixMap(gradient_.data() + at, units, inputs), VectorMap(parameters_.data() + biasAt, units),
                         VectorMap(gradient_.data() + biasAt, units), Matrix::Zero(units, problem.batch),
                         Matrix::Zero(units, problem.batch)});
      layers_.back().weight = Eigen::Map<const Matrix>(problem.weights[layer - 1], inputs, units).transpose();
      layers_.back().bias = Eigen::Map<const Vector>(problem.biases[layer - 1], units);
      at = biasAt + padded(units);
    }
  }

  float step() {
    takeBatch();
    forward();
    const float loss = crossEntropy();
    backward();
    adam();
    return loss;
  }

 private:
  // Every row once per epoch, in a new random order.
  void takeBatch() {
    if (next_ == problem_.rows) {
      for (auto left = static_cast<std::uint32_t>(next_); left > 1; --left)
        std::swap(order_[left - 1], order_[below(left)]);
      next_ = 0;
    }
    const Eigen::Map<const Matrix> rows(problem_.x, x_.rows(), problem_.rows);
    for (Index sample = 0; sample < x_.cols(); ++sample, ++next_) {
      const Index row = order_[next_];
      x_.col(sample) = rows.col(row);
      labels_[sample] = problem_.labels[row];
    }
  }

  // Knuth's linear congruential generator; its upper half is random enough. This saves a division compared to the
  // library.
  std::uint32_t below(std::uint32_t end) {
    random_ = random_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((random_ >> 32) * end >> 32);
  }

  void forward() {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      Layer& layer = layers_[l];
      if (l == 0)
        layer.output.noalias() = layer.weight * x_;
      else
        layer.output.noalias() = layer.weight * layers_[l - 1].output;
      if (l + 1 == layers_.size())
        layer.output.colwise() += layer.bias;
      else if (problem_.tanh)
        layer.output = (layer.output.colwise() + layer.bias).array().tanh();
      else
        layer.output = (layer.output.colwise() + layer.bias).cwiseMax(0.0F);
    }
  }

  // Softmax and its loss in one pass over all samples: the delta of the logits is (p - onehot) / batch.
  float crossEntropy() {
    Layer& last = layers_.back();
    const float scale = 1.0F / static_cast<float>(problem_.batch);
    largest_ = last.output.colwise().maxCoeff();
    last.output.rowwise() -= largest_;
    last.delta = last.output.array().exp();
    sum_ = last.delta.colwise().sum();
    float loss = sum_.array().log().sum();
    sum_ = scale * sum_.array().inverse();
    last.delta.array().rowwise() *= sum_.array();
    for (Index sample = 0; sample < last.delta.cols(); ++sample) {
      const Index label = labels_[sample];
      loss -= last.output(label, sample);
      last.delta(label, sample) -= scale;
    }
    return loss * scale;
  }

  void backward() {
    for (std::size_t l = layers_.size(); l-- > 0;) {
      Layer& layer = layers_[l];
      layer.biasGradient = layer.delta.rowwise().sum();
      if (l == 0) {
        layer.weightGradient.noalias() = layer.delta * x_.transpose();
        return;
      }
      Layer& before = layers_[l - 1];
      layer.weightGradient.noalias() = layer.delta * before.output.transpose();
      before.delta.noalias() = layer.weight.transpose() * layer.delta;
      if (problem_.tanh)
        before.delta.array() *= 1.0F - before.output.array().square();
      else
        before.delta.array() *= (before.output.array() > 0.0F).cast<float>();
    }
  }

  // Kingma and Ba, 2015, with the order of operations of PyTorch, in chunks that stay in the L1 cache.
  void adam() {
    constexpr Index chunk = 1024;
    power1_ *= 0.9;
    power2_ *= 0.999;
    const auto rate = static_cast<float>(problem_.learningRate / (1 - power1_));
    const auto root = static_cast<float>(1 / std::sqrt(1 - power2_));
    for (Index at = 0; at < parameters_.size(); at += chunk) {
      const Index size = std::min(chunk, parameters_.size() - at);
      const auto g = gradient_.segment(at, size).array();
      auto m = mean_.segment(at, size).array();
      auto v = square_.segment(at, size).array();
      m = 0.9F * m + 0.1F * g;
      v = 0.999F * v + 0.001F * g.square();
      parameters_.segment(at, size).array() -= rate * m / (v.sqrt() * root + 1e-8F);
    }
  }

  bench::Problem problem_;
  std::vector<Layer> layers_;
  Vector parameters_, gradient_, mean_, square_;
  Eigen::RowVectorXf largest_, sum_;  // of each sample's logits
  double power1_ = 1, power2_ = 1;
  Matrix x_;  // the batch: features x batch
  Labels labels_, order_;
  Index next_;
  std::uint64_t random_ = 1;
};

std::vector<std::uint8_t> bytes;
std::unique_ptr<Network> network;

}  // namespace

std::uint8_t* reserve(std::int32_t size) {
  network.reset();
  bytes.resize(static_cast<std::size_t>(size));
  return bytes.data();
}

void begin() { network = std::make_unique<Network>(bench::Problem(bytes.data())); }

float train(std::int32_t steps) {
  float loss = 0;
  for (; steps > 0; --steps) loss = network->step();
  return loss;
}
