#include "core/train/trainer.h"

namespace gradlab {
namespace {

void append(std::vector<Tensor>& to, std::vector<Tensor> more) {
  for (Tensor& tensor : more) to.push_back(std::move(tensor));
}

Tensor tensor(std::string name, Shape shape, const float* values) {
  return {std::move(name), {values, shape.rows, shape.cols}};
}

Tensor tensor(std::string name, const TrainingTape& tape, NodeId id) {
  return tensor(std::move(name), tape.tape.shape(id), tape.tape.value(id).data());
}

/// The outputs of the hidden layers, which the forward pass keeps for the backward pass.
std::vector<Tensor> hiddenOutputs(const TrainingTape& tape) {
  std::vector<Tensor> all;
  const std::vector<NodeId>& outputs = tape.nodes.activations;
  for (std::size_t i = 0; i + 1 < outputs.size(); ++i)
    all.push_back(tensor("layers." + std::to_string(i) + ".output", tape, outputs[i]));
  return all;
}

Tensor targets(const TrainingTape& tape) { return tensor("y", {1, tape.batch}, tape.y.data()); }

}  // namespace

std::vector<Tensor> Trainer::tensors(const float* flat, std::string_view suffix) const {
  std::vector<Tensor> all;
  for (std::size_t i = 0; i < network_.layers().size(); ++i)
    for (const Parameter& parameter : network_.layers()[i].parameters)
      all.push_back(tensor("layers." + std::to_string(i) + "." + std::string(parameter.name) + std::string(suffix),
                           parameter.shape, flat + parameter.offset));
  return all;
}

std::vector<Tensor> Trainer::reads(Phase phase) const {
  std::vector<Tensor> all;
  switch (phase) {
    case Phase::takeBatch:
    case Phase::zeroGrad:
      break;
    case Phase::forward:
      if (tape_ != nullptr) all.push_back(tensor("x", *tape_, tape_->nodes.x));
      append(all, tensors(network_.parameters().data(), ""));
      break;
    case Phase::loss:
      if (tape_ != nullptr) append(all, {tensor("logits", *tape_, tape_->nodes.logits()), targets(*tape_)});
      break;
    case Phase::backward:
      // The products and the derivative of the loss need these; they need no biases, and no weights of the first layer.
      if (tape_ == nullptr) break;
      all.push_back(tensor("x", *tape_, tape_->nodes.x));
      append(all, hiddenOutputs(*tape_));
      append(all, {tensor("logits", *tape_, tape_->nodes.logits()), targets(*tape_)});
      for (Tensor& parameter : tensors(network_.parameters().data(), ""))
        if (parameter.name.ends_with(".weight") && !parameter.name.starts_with("layers.0."))
          all.push_back(std::move(parameter));
      break;
    case Phase::update:
      append(all, tensors(checkpoint_.parameters.data(), ""));
      append(all, tensors(network_.gradients().data(), ".grad"));
      break;
  }
  return all;
}

std::vector<Tensor> Trainer::writes(Phase phase) const {
  switch (phase) {
    case Phase::takeBatch:
      if (tape_ == nullptr) return {};
      return {tensor("x", *tape_, tape_->nodes.x), targets(*tape_)};
    case Phase::forward: {
      if (tape_ == nullptr) return {};
      std::vector<Tensor> all = hiddenOutputs(*tape_);
      all.push_back(tensor("logits", *tape_, tape_->nodes.logits()));
      return all;
    }
    case Phase::loss:
      if (tape_ == nullptr) return {};
      return {tensor("loss", *tape_, tape_->loss)};
    case Phase::zeroGrad:
    case Phase::backward:
      return tensors(network_.gradients().data(), ".grad");
    case Phase::update:
      return tensors(network_.parameters().data(), "");
  }
  return {};
}

}  // namespace gradlab
