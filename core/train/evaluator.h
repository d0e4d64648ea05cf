#pragma once

#include "core/data/prepared.h"
#include "core/nn/network.h"
#include "core/train/evaluation.h"

namespace gradlab {

/// A network in evaluation, for any number of inputs: replays a tape of a fixed width over them.
class Evaluator {
 public:
  /// Evaluates `width` columns at a time. The network must outlive this and must not move.
  Evaluator(Network<float>& network, Index width)
      : width_(width), nodes_(network.record(tape_, width, Use::evaluation)) {
    tape_.finish({.adjoints = false});
  }

  /// Calls visit(first column, number of columns) after each forward pass; then `layer` returns the outputs of a layer.
  template <class Visit>
  void over(const Matrix<float>& x, Visit visit) {
    for (Index first = 0; first < x.cols(); first += width_) {
      const Index count = std::min(width_, x.cols() - first);
      tape_.value(nodes_.x).leftCols(count) = x.middleCols(first, count);
      tape_.forward();
      visit(first, count);
    }
  }

  /// The outputs of a layer after the activation, units x width; those of the last layer are the logits.
  View<float> layer(std::size_t index) const { return tape_.value(nodes_.activations[index]); }
  View<float> logits() const { return tape_.value(nodes_.logits()); }

  /// The loss and accuracy on all rows of a part.
  Score score(const Part& part);

 private:
  Index width_;
  Tape<float> tape_;
  NetworkNodes nodes_;
};

}  // namespace gradlab
