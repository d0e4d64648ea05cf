#include "core/nn/network.h"

#include <algorithm>
#include <array>

#include "core/ops/activations.h"
#include "core/ops/linear.h"
#include "core/ops/scale.h"

namespace gradlab {

Normalization normalizationOf(std::string_view name) {
  if (name == "batch") return Normalization::batch;
  if (name == "layer") return Normalization::layer;
  return Normalization::none;
}

template <class Scalar>
Network<Scalar>::Network(NetworkSettings settings) : settings_(std::move(settings)) {
  Index size = 0, running = 0;
  const auto place = [](Index& end, Index count) {
    const Index offset = end;
    end += padded<Scalar>(count);
    return offset;
  };
  const auto append = [&](Index inputs, Index units, bool hidden) {
    Layer layer{.inputs = inputs, .units = units, .parameters = {}, .hidden = hidden};
    layer.parameters.push_back({"weight", {units, inputs}, place(size, units * inputs)});
    layer.parameters.push_back({"bias", {units, 1}, place(size, units)});
    if (hidden && settings_.normalization != Normalization::none) {
      layer.parameters.push_back({"scale", {units, 1}, place(size, units)});
      layer.parameters.push_back({"shift", {units, 1}, place(size, units)});
    }
    if (hidden && settings_.normalization == Normalization::batch) {
      layer.runningMean = place(running, units);
      layer.runningVariance = place(running, units);
    }
    layers_.push_back(std::move(layer));
  };
  Index inputs = settings_.inputs;
  for (const Index units : settings_.hidden) {
    append(inputs, units, true);
    inputs = units;
  }
  append(inputs, settings_.outputs, false);
  parameters_ = Buffer<Scalar>(size);
  gradients_ = Buffer<Scalar>(size);
  running_ = Buffer<Scalar>(running);
  for (const Layer& layer : layers_) {
    for (const Parameter& parameter : layer.parameters)
      if (parameter.name == "scale") value(parameter).setOnes();
    if (layer.hidden && running > 0) std::fill_n(running_.data() + layer.runningVariance, layer.units, Scalar(1));
  }
}

template <class Scalar>
Index Network<Scalar>::parameterCount() const {
  Index count = 0;
  for (const Layer& layer : layers_)
    for (const Parameter& parameter : layer.parameters) count += parameter.shape.size();
  return count;
}

template <class Scalar>
NetworkNodes Network<Scalar>::record(Tape<Scalar>& tape, Index batch, Use use) {
  NetworkNodes nodes{.x = tape.constant({settings_.inputs, batch}, "x"), .linear = {}, .activations = {}};
  NodeId x = nodes.x;
  for (const Layer& layer : layers_) {
    std::array<NodeId, 4> leaf{};
    for (std::size_t i = 0; i < layer.parameters.size(); ++i) {
      const Parameter& parameter = layer.parameters[i];
      Scalar* gradient = use == Use::training ? gradients_.data() + parameter.offset : nullptr;
      leaf[i] =
          tape.parameter(parameter.shape, parameters_.data() + parameter.offset, gradient, std::string(parameter.name));
    }
    if (!layer.hidden && settings_.outputFactor != 1) x = tape.record(Scale<Scalar>(settings_.outputFactor), {x});
    x = tape.record(Linear<Scalar>{}, {leaf[0], x, leaf[1]});
    nodes.linear.push_back(x);
    if (layer.hidden) {
      if (settings_.normalization != Normalization::none) x = normalize(tape, layer, x, leaf[2], leaf[3], use);
      x = recordActivation(tape, settings_.activation, x).value_or(x);
    }
    nodes.activations.push_back(x);
  }
  return nodes;
}

template class Network<float>;
template class Network<double>;

}  // namespace gradlab
