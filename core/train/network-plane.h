#pragma once

#include <memory>
#include <vector>

#include "core/data/prepared.h"
#include "core/experiment/plane.h"
#include "core/surfaces/surface.h"
#include "core/train/training-tape.h"

namespace gradlab {

/// The loss of a network on its training rows, on the plane first weights + x d1 + y d2. In each layer, each direction
/// is random and as long as the weights; biases, scales and shifts do not change. (Li et al., 2018, but normalized by
/// layer instead of by filter, so that the picture does not depend on the scale of a layer.) Computed in float, as in
/// training.
class NetworkPlane final : public Surface {
 public:
  explicit NetworkPlane(const PlaneChoice& choice);

  double value(Point at) const override;
  /// The slopes along d1 and d2; cheaper right after `value` at the same point.
  Point gradient(Point at) const override;
  double work() const override { return Surface::work() + work_; }

 private:
  void moveTo(Point at) const;

  Prepared data_;
  std::unique_ptr<Network<float>> network_;
  std::unique_ptr<TrainingTape> tape_;
  Buffer<float> origin_, across_, along_;  ///< in the layout of the network's parameters
  double work_;
  mutable Point here_{};
};

}  // namespace gradlab
