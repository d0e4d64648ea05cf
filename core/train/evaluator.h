#pragma once

#include "core/data/prepared.h"
#include "core/nn/network.h"
#include "core/train/evaluation.h"

namespace gradlab {

/// A network as it is used rather than trained, on any number of inputs: a tape of a fixed width is replayed over them.
class Evaluator {
 public:
  /// `width` columns at a time. The network must outlive this and stay where it is.
  Evaluator(Network<float>& network, Index width)
      : width_(width), nodes_(network.record(tape_, width, Use::evaluation)) {
    tape_.finish({.adjoints = false});
  }

  /// Calls visit(first column, number of columns) after each forward pass; `layer` then shows what a layer gave.
  template <class Visit>
  void over(const Matrix<float>& x, Visit visit) {
    for (Index first = 0; first < x.cols(); first += width_) {
      const Index count = std::min(width_, x.cols() - first);
      tape_.value(nodes_.x).leftCols(count) = x.middleCols(first, count);
      tape_.forward();
      visit(first, count);
    }
  }

  /// Units x width, after the activation; the last layer's are the logits.
  View<float> layer(std::size_t index) const { return tape_.value(nodes_.activations[index]); }
  View<float> logits() const { return tape_.value(nodes_.logits()); }

  /// Loss and accuracy on all rows of a part.
  Score score(const Part& part);

 private:
  Index width_;
  Tape<float> tape_;
  NetworkNodes nodes_;
};

}  // namespace gradlab
