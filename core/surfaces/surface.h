#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/surfaces/surface-info.h"

namespace gradlab {

/// The cost of a value and gradient of a surface in closed form, measured in multiplications of a network; `lookWork`
/// in web/src/engine/patience.ts must be the same number.
inline constexpr double kSurfaceWork = 40;

/// A loss of two parameters, in double precision: a function in closed form, or the plane through a network.
class Surface {
 public:
  virtual ~Surface() = default;
  virtual double value(Point at) const = 0;
  virtual Point gradient(Point at) const = 0;
  /// The cost of a value and gradient, in multiplications of a network.
  virtual double work() const { return kSurfaceWork; }
};

/// All surfaces, in the order of a menu.
std::span<const SurfaceInfo> surfaces();
std::span<const Entry> surfaceEntries();

/// `surface` is one of `surfaces()`, `knobs` are valid values in the order of its knobs.
std::unique_ptr<const Surface> makeSurface(std::string_view surface, std::span<const double> knobs);

}  // namespace gradlab
