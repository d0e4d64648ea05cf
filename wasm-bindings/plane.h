#pragma once

#include <emscripten/val.h>

#include "core/train/network-plane.h"

namespace gradlab {

/// `Plane` of descent.d.ts: made where networks are, descended on in the other module.
class Plane {
 public:
  explicit Plane(const PlaneChoice& choice) : plane_(choice) {}

  double value(double x, double y) const { return plane_.value({x, y}); }
  emscripten::val gradient(double x, double y) const;
  double work() const { return plane_.work(); }

 private:
  NetworkPlane plane_;
};

/// A `Plane`, or {problems}.
emscripten::val openPlane(const emscripten::val& surface);

}  // namespace gradlab
