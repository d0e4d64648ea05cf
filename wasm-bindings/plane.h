#pragma once

#include <emscripten/val.h>

#include "core/train/network-plane.h"

namespace gradlab {

/// `Plane` of descent.d.ts: made by the module that trains, used by the module that descends.
class Plane {
 public:
  explicit Plane(const PlaneChoice& choice) : plane_(choice) {}

  double value(double x, double y) const { return plane_.value({x, y}); }
  emscripten::val gradient(double x, double y) const;
  double work() const { return plane_.work(); }

 private:
  NetworkPlane plane_;
};

/// Makes a `Plane`, or returns {problems}.
emscripten::val openPlane(const emscripten::val& surface);

}  // namespace gradlab
