#include "core/expression/trace.h"

#include "core/expression/reach.h"
#include "core/expression/record.h"

namespace gradlab {

namespace {

using Derivatives = std::vector<std::optional<Matrix<double>>>;

std::size_t at(NodeId id) { return static_cast<std::size_t>(id); }

/// One node by itself: its op on a separate tape with a leaf for each operand, so that two uses of the same input stay
/// separate. Where an op repeats rows or columns, the leaves hold the copies.
class Alone {
 public:
  Alone(const Tape<double>& whole, NodeId id, const Operator& op) : pattern_(op.pattern) {
    const auto inputs = whole.inputs(id);
    const Shape result = whole.shape(id);
    std::array<NodeId, 2> leaves{0, 0};
    for (std::size_t place = 0; place < inputs.size(); ++place)
      leaves[place] = tape_.input(pattern_ == Pattern::elementwise ? result : whole.shape(inputs[place]));
    result_ = record(op, tape_, leaves.data());
    tape_.finish({.adjoints = true, .tangents = true});
    for (std::size_t place = 0; place < inputs.size(); ++place)
      fill(tape_.value(leaves[place]), whole.value(inputs[place]));
    tape_.forward();
  }

  Matrix<double> local(int place) {
    if (pattern_ == Pattern::product) return tape_.value(1 - place);
    tape_.adjoint(result_).setOnes();
    tape_.backward();
    if (pattern_ == Pattern::spread) return tape_.adjoint(0).topLeftCorner(1, 1);
    return tape_.adjoint(place);
  }

  /// The contribution of the adjoint of the node to an input of that shape.
  Matrix<double> pulledBack(int place, const Matrix<double>& adjoint, Shape shape) {
    tape_.adjoint(result_) = adjoint;
    tape_.backward();
    Matrix<double> sum(shape.rows, shape.cols);
    IntoBroadcast<double>(sum.data(), shape, false)(tape_.adjoint(place));
    return sum;
  }

  /// The contribution of the tangent of an input to that of the node.
  Matrix<double> pushedForward(int place, const Matrix<double>& tangent) {
    for (NodeId leaf = 0; leaf < result_; ++leaf) tape_.tangent(leaf).setZero();
    fill(tape_.tangent(place), tangent);
    tape_.pushforward();
    return tape_.tangent(result_);
  }

  Contribution::Kind kind(int place) const {
    if (pattern_ == Pattern::elementwise) return Contribution::Kind::elementwise;
    if (pattern_ == Pattern::spread) return Contribution::Kind::spread;
    return place == 0 ? Contribution::Kind::left : Contribution::Kind::right;
  }

 private:
  template <class From>
  static void fill(View<double> target, const From& from) {
    for (Index j = 0; j < target.cols(); ++j)
      for (Index i = 0; i < target.rows(); ++i) target(i, j) = from(from.rows() == 1 ? 0 : i, from.cols() == 1 ? 0 : j);
  }

  Pattern pattern_;
  Tape<double> tape_;
  NodeId result_ = 0;
};

/// The derivatives and reaches of a pass so far, by node.
struct Pass {
  Derivatives derivatives;
  std::vector<std::optional<Reaches>> reaches;
  bool meetsEnd = false;

  void start(NodeId id, const Matrix<double>& weights) {
    derivatives[at(id)] = weights;
    reaches[at(id)] = Reaches::asked(weights);
  }

  /// Adds a contribution to a node, and stores the sums before and after in it.
  void add(NodeId id, Contribution& contribution, const Reaches& reach) {
    std::optional<Matrix<double>>& sum = derivatives[at(id)];
    std::optional<Reaches>& sumReach = reaches[at(id)];
    reach.settle(contribution.product);
    contribution.before = sum;
    if (sum) {
      *sum += contribution.product;
      sumReach->join(reach);
      sumReach->settle(*sum);
    } else {
      sum = contribution.product;
      sumReach = reach;
    }
    contribution.after = *sum;
    meetsEnd = meetsEnd || reach.meetEnd();
  }
};

PassStep stepBack(const Expression& expression, NodeId id, Pass& pass) {
  const Tape<double>& tape = expression.tape;
  Alone alone(tape, id, *expression.syntax.nodes[at(id)].op);
  PassStep step{id, *pass.derivatives[at(id)], {}};
  const Reaches reach = *pass.reaches[at(id)];
  const Matrix<double> given = reach.carried(step.given);
  const auto inputs = tape.inputs(id);
  for (int place = 0; place < static_cast<int>(inputs.size()); ++place) {
    const NodeId input = inputs[static_cast<std::size_t>(place)];
    if (!tape.hasAdjoint(input)) continue;
    const Shape shape = tape.shape(input);
    Contribution contribution{
        input, place, alone.kind(place), alone.local(place), alone.pulledBack(place, given, shape), {}, {}};
    pass.add(input, contribution, reach.back(contribution, shape));
    step.contributions.push_back(std::move(contribution));
  }
  return step;
}

PassStep stepForward(const Expression& expression, NodeId id, Pass& pass) {
  const Tape<double>& tape = expression.tape;
  Alone alone(tape, id, *expression.syntax.nodes[at(id)].op);
  PassStep step{id, {}, {}};
  const auto inputs = tape.inputs(id);
  for (int place = 0; place < static_cast<int>(inputs.size()); ++place) {
    const NodeId input = inputs[static_cast<std::size_t>(place)];
    if (!tape.hasAdjoint(input)) continue;
    const Reaches& reach = *pass.reaches[at(input)];
    const Matrix<double> given = reach.carried(*pass.derivatives[at(input)]);
    Contribution contribution{input, place, alone.kind(place), alone.local(place), alone.pushedForward(place, given),
                              {},    {}};
    pass.add(id, contribution, reach.forth(contribution, tape.shape(id)));
    step.contributions.push_back(std::move(contribution));
  }
  step.given = *pass.derivatives[at(id)];
  return step;
}

}  // namespace

Trace trace(Differentiation& asked) {
  Tape<double>& tape = asked.tape();
  tape.forward();
  Trace result;
  const auto size = static_cast<NodeId>(tape.size());
  Pass pass{Derivatives(at(size)), std::vector<std::optional<Reaches>>(at(size))};
  if (asked.mode == Mode::vjp) {
    if (tape.hasAdjoint(asked.output())) pass.start(asked.output(), tape.adjoint(asked.output()));
    for (NodeId id = asked.output(); id >= 0; --id)
      if (tape.leadsToOutput(id) && !tape.inputs(id).empty())
        result.steps.push_back(stepBack(asked.expression, id, pass));
  }
  if (asked.mode == Mode::jvp)
    for (NodeId id = 0; id < size; ++id) {
      // A node that depends on no input has no tangent.
      if (!tape.hasAdjoint(id)) continue;
      if (tape.inputs(id).empty())
        pass.start(id, tape.tangent(id));
      else
        result.steps.push_back(stepForward(asked.expression, id, pass));
    }
  result.derivatives = std::move(pass.derivatives);
  result.meetsEnd = pass.meetsEnd;
  return result;
}

}  // namespace gradlab
