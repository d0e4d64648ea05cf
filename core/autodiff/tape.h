#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/autodiff/operation.h"
#include "core/matrix/buffer.h"

namespace gradlab {

/// The number of a node on its tape, from 0, in the order of recording. That order is valid for the forward pass.
using NodeId = std::int32_t;

/// What a tape computes besides values.
struct Modes {
  bool adjoints = true;
  bool tangents = false;
};

/// A computation, recorded once for fixed shapes and replayed any number of times: forward for values, backward for
/// adjoints (vector-Jacobian products), pushforward for tangents (Jacobian-vector products), whole or one node at a
/// time. All memory is reserved by `finish`; a replay allocates nothing.
///
///     Tape<double> tape;
///     const NodeId w = tape.input({1, 1}, "w"), x = tape.input({1, 1}, "x");
///     const NodeId y = tape.record(Mul{}, {w, x});
///     tape.finish();
///     tape.value(w)(0) = 3;  tape.value(x)(0) = 2;
///     tape.forward();
///     tape.seed(y);                // dy/dy = 1
///     tape.backward();             // tape.adjoint(w)(0) == 2
template <class Scalar>
class Tape {
 public:
  enum class Kind : std::uint8_t { input, constant, parameter, operation };

  /// A leaf whose gradient is wanted.
  NodeId input(Shape shape, std::string name = {}) { return leaf(shape, Kind::input, std::move(name)); }

  /// A leaf without a gradient.
  NodeId constant(Shape shape, std::string name = {}) { return leaf(shape, Kind::constant, std::move(name)); }

  /// A leaf in memory that the caller owns, so that several tapes can share it. Value and adjoint hold `shape` scalars
  /// each, aligned to 16 bytes. A null adjoint makes it a constant.
  NodeId parameter(Shape shape, Scalar* value, Scalar* adjoint, std::string name = {}) {
    const NodeId id = leaf(shape, Kind::parameter, std::move(name));
    nodes_[at(id)].slot.value = value;
    nodes_[at(id)].slot.adjoint = adjoint;
    nodes_[at(id)].differentiable = adjoint != nullptr;
    return id;
  }

  /// Appends an op. `Op::shape(input shapes...)` gives the shape of its result and reserves its scratch memory.
  /// Shapes must fit; an op that broadcasts (`Op::broadcasts`) also takes rows, columns and 1 x 1.
  template <class Op, std::size_t arity>
  NodeId record(Op op, const NodeId (&inputs)[arity]);

  /// Reserves all memory. Recording ends here; the last node is the output until `aim` says otherwise.
  void finish(Modes modes = {});

  /// Chooses the node that `backward` starts from, and plans which contribution to each adjoint comes first. With
  /// `accumulate`, the adjoints of leaves are not reset; the pass adds to them (a training loop that forgets to zero
  /// its gradients).
  void aim(NodeId output, bool accumulate = false);

  Index size() const { return static_cast<Index>(nodes_.size()); }
  Kind kind(NodeId id) const { return node(id).kind; }
  Shape shape(NodeId id) const { return node(id).slot.shape; }
  NodeId output() const { return output_; }
  std::span<const NodeId> inputs(NodeId id) const { return node(id).inputs; }
  const std::string& name(NodeId id) const { return node(id).name; }
  void rename(NodeId id, std::string_view name) { nodes_[at(id)].name = name; }
  /// The op's name, or `input`, `constant`, `parameter`.
  std::string_view op(NodeId id) const;

  View<Scalar> value(NodeId id) const { return view(id, node(id).slot.value); }
  View<Scalar> adjoint(NodeId id) const { return view(id, node(id).slot.adjoint); }
  View<Scalar> tangent(NodeId id) const { return view(id, node(id).slot.tangent); }
  bool hasAdjoint(NodeId id) const { return node(id).slot.adjoint != nullptr; }
  /// Whether the output that `aim` chose depends on this node, and a gradient flows to it.
  bool leadsToOutput(NodeId id) const { return node(id).reached; }
  /// Whether this node's pullback adds to the adjoint of its i-th input, or is the first to write it.
  bool adds(NodeId id, std::size_t i) const { return node(id).adds[i]; }

  void forward() {
    for (Operation<Scalar>* operation : forwardOrder_) operation->forward();
  }
  /// Sets the output's adjoint to ones.
  void seed() { adjoint(output_).setOnes(); }
  void backward() {
    for (Operation<Scalar>* operation : backwardOrder_) operation->pullback();
  }
  void pushforward() {
    for (Operation<Scalar>* operation : forwardOrder_) operation->pushforward();
  }

  /// One node of a pass; the caller keeps to the order of that pass. A leaf does nothing, and neither does the pullback
  /// of a node that does not lead to the output.
  void forward(NodeId id) {
    if (node(id).operation) node(id).operation->forward();
  }
  void pullback(NodeId id) {
    if (node(id).operation && node(id).reached) node(id).operation->pullback();
  }
  void pushforward(NodeId id) {
    if (node(id).operation) node(id).operation->pushforward();
  }

 private:
  struct Node {
    Kind kind = Kind::operation;
    Slot<Scalar> slot{};
    std::string name{};
    std::vector<NodeId> inputs{};
    std::unique_ptr<Operation<Scalar>> operation{};
    std::array<bool, Operation<Scalar>::mostInputs> adds{};
    bool differentiable = false;  // depends on a leaf whose gradient is wanted
    bool reached = false;         // differentiable, and the output depends on it
  };

  static std::size_t at(NodeId id) { return static_cast<std::size_t>(id); }
  const Node& node(NodeId id) const { return nodes_[at(id)]; }
  View<Scalar> view(NodeId id, Scalar* memory) const { return {memory, shape(id).rows, shape(id).cols}; }
  NodeId leaf(Shape shape, Kind kind, std::string&& name);
  NodeId append(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<NodeId>(nodes_.size()) - 1;
  }

  std::deque<Node> nodes_;  // never moves a node: operations hold pointers to slots
  Buffer<Scalar> memory_;
  std::vector<Operation<Scalar>*> forwardOrder_, backwardOrder_;
  NodeId output_ = -1;
};

template <class Scalar>
template <class Op, std::size_t arity>
NodeId Tape<Scalar>::record(Op op, const NodeId (&inputs)[arity]) {
  static_assert(arity <= Operation<Scalar>::mostInputs);
  std::array<const Slot<Scalar>*, arity> slots;
  Node added;
  for (std::size_t i = 0; i < arity; ++i) {
    slots[i] = &node(inputs[i]).slot;
    added.inputs.push_back(inputs[i]);
    added.differentiable |= node(inputs[i]).differentiable;
  }
  added.slot.shape = [&]<std::size_t... i>(std::index_sequence<i...>) { return op.shape(slots[i]->shape...); }
  (std::make_index_sequence<arity>{});
  const Shape shape = added.slot.shape;
  const NodeId id = append(std::move(added));
  Node& here = nodes_.back();
  const auto recorded = [&](auto broadcasts) {
    here.operation =
        std::make_unique<Recorded<Op, Scalar, arity, decltype(broadcasts)::value>>(std::move(op), slots, here.slot);
  };
  if constexpr (requires { Op::broadcasts; }) {
    const auto isWhole = [&](const Slot<Scalar>* slot) { return slot->shape == shape; };
    if (std::all_of(slots.begin(), slots.end(), isWhole))
      recorded(std::false_type{});
    else
      recorded(std::true_type{});
  } else {
    recorded(std::false_type{});
  }
  return id;
}

extern template class Tape<float>;
extern template class Tape<double>;

}  // namespace gradlab
