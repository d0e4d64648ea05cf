#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/autodiff/tape.h"
#include "core/matrix/buffer.h"
#include "core/ops/batch-norm.h"

namespace gradlab {

enum class Normalization : std::uint8_t { none, batch, layer };

/// The normalization of that name: none, batch or layer.
Normalization normalizationOf(std::string_view name);

/// A network of fully connected layers. A hidden layer is linear, then normalization, then activation; the last layer
/// is only linear.
struct NetworkSettings {
  Index inputs;
  std::vector<Index> hidden;  ///< width of each hidden layer; an empty list makes a linear model
  Index outputs;
  std::string activation;
  Normalization normalization = Normalization::none;
  double outputFactor =
      1;  ///< multiplies the inputs of the output layer, which scales its sums without changing its weights
};

/// The place of a parameter in the flat arrays.
struct Parameter {
  std::string_view name;  ///< weight, bias, scale or shift
  Shape shape;
  Index offset;
};

/// One layer, and the places of its parameters. A layer with batch normalization also has running statistics, one
/// column each, at `runningMean` and `runningVariance` of the network's running array.
struct Layer {
  Index inputs;
  Index units;
  std::vector<Parameter> parameters;  ///< weight (units x inputs), bias; with a normalization also scale and shift
  bool hidden;                        ///< followed by normalization and activation
  Index runningMean = 0;
  Index runningVariance = 0;
};

/// What a recording is for: batch normalization uses the statistics of the batch in training, the running ones in
/// evaluation.
enum class Use : std::uint8_t { training, evaluation };

/// The nodes of a network on a tape.
struct NetworkNodes {
  NodeId x;                         ///< inputs x batch
  std::vector<NodeId> linear;       ///< W x + b of each layer
  std::vector<NodeId> activations;  ///< the outputs of each layer; the last are the logits
  NodeId logits() const { return activations.back(); }
};

/// The parameters of a network, which any number of tapes may share. The arrays are flat, so that an optimizer makes
/// one pass over memory; each parameter starts on 16 bytes, with zeros in the gaps.
template <class Scalar>
class Network {
 public:
  explicit Network(NetworkSettings settings);
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  const NetworkSettings& settings() const { return settings_; }
  const std::vector<Layer>& layers() const { return layers_; }
  /// The number of trained scalars, without padding.
  Index parameterCount() const;

  std::span<Scalar> parameters() { return parameters_.span(); }
  std::span<const Scalar> parameters() const { return parameters_.span(); }
  std::span<Scalar> gradients() { return gradients_.span(); }
  std::span<const Scalar> gradients() const { return gradients_.span(); }
  /// Running means and variances of batch normalization, empty without it.
  std::span<Scalar> running() { return running_.span(); }
  std::span<const Scalar> running() const { return running_.span(); }

  View<Scalar> value(const Parameter& parameter) { return at(parameters_, parameter); }
  ConstView<Scalar> value(const Parameter& parameter) const { return at(parameters_, parameter); }
  ConstView<Scalar> gradient(const Parameter& parameter) const { return at(gradients_, parameter); }

  /// Records the network for `batch` columns; the caller may go on recording (a loss) before it finishes the tape.
  /// Tapes recorded for training write to the same gradients; the network must outlive them.
  NetworkNodes record(Tape<Scalar>& tape, Index batch, Use use);

 private:
  template <class Memory>
  static auto at(Memory& memory, const Parameter& parameter) {
    using Data = decltype(memory.data());
    using Seen = std::conditional_t<std::is_const_v<std::remove_pointer_t<Data>>, ConstView<Scalar>, View<Scalar>>;
    return Seen(memory.data() + parameter.offset, parameter.shape.rows, parameter.shape.cols);
  }
  NodeId normalize(Tape<Scalar>& tape, const Layer& layer, NodeId x, NodeId scale, NodeId shift, Use use);

  NetworkSettings settings_;
  std::vector<Layer> layers_;
  Buffer<Scalar> parameters_, gradients_, running_;
  std::deque<RunningStatistics<Scalar>> statistics_;  // of each recorded batch normalization: pointers into running_
};

extern template class Network<float>;
extern template class Network<double>;

}  // namespace gradlab
