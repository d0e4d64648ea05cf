#include "core/autodiff/tape.h"

namespace gradlab {

template <class Scalar>
NodeId Tape<Scalar>::leaf(Shape shape, Kind kind, std::string&& name) {
  Node added;
  added.kind = kind;
  added.slot.shape = shape;
  added.name = std::move(name);
  added.differentiable = kind != Kind::constant;
  return append(std::move(added));
}

template <class Scalar>
void Tape<Scalar>::finish(Modes modes) {
  Index needed = 0;
  const auto visit = [&](auto&& place) {
    for (Node& node : nodes_) {
      const bool external = node.kind == Kind::parameter;
      const Index size = padded<Scalar>(node.slot.shape.size());
      if (!external) place(node.slot.value, size);
      if (!external && modes.adjoints && node.differentiable) place(node.slot.adjoint, size);
      if (modes.tangents) place(node.slot.tangent, size);
    }
  };
  visit([&](Scalar*&, Index size) { needed += size; });
  memory_ = Buffer<Scalar>(needed);
  Scalar* next = memory_.data();
  visit([&](Scalar*& place, Index size) {
    place = next;
    next += size;
  });
  forwardOrder_.clear();
  for (Node& node : nodes_)
    if (node.operation) forwardOrder_.push_back(node.operation.get());
  if (modes.adjoints) aim(static_cast<NodeId>(nodes_.size()) - 1);
}

template <class Scalar>
void Tape<Scalar>::aim(NodeId output, bool accumulate) {
  output_ = output;
  backwardOrder_.clear();
  std::vector<bool> written(nodes_.size(), false);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].reached = false;
    written[i] = accumulate && !nodes_[i].operation;
  }
  if (!node(output).differentiable) return;
  nodes_[at(output)].reached = true;
  for (NodeId id = output; id >= 0; --id) {
    Node& node = nodes_[at(id)];
    if (!node.reached || !node.operation) continue;
    backwardOrder_.push_back(node.operation.get());
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      const std::size_t input = at(node.inputs[i]);
      if (!nodes_[input].differentiable) continue;
      nodes_[input].reached = true;
      node.adds[i] = written[input];
      node.operation->setAdds(i, written[input]);
      written[input] = true;
    }
  }
  if (accumulate) return;
  for (Node& node : nodes_)
    if (!node.reached && node.slot.adjoint != nullptr)
      std::fill_n(node.slot.adjoint, node.slot.shape.size(), Scalar(0));
}

template <class Scalar>
std::string_view Tape<Scalar>::op(NodeId id) const {
  switch (node(id).kind) {
    case Kind::input:
      return "input";
    case Kind::constant:
      return "constant";
    case Kind::parameter:
      return "parameter";
    case Kind::operation:
      break;
  }
  return node(id).operation->name();
}

template class Tape<float>;
template class Tape<double>;

}  // namespace gradlab
