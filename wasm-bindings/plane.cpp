#include "wasm-bindings/plane.h"

#include <memory>

#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {

val Plane::gradient(double x, double y) const {
  const Point slope = plane_.gradient({x, y});
  val pair = val::array();
  pair.set(0, slope.x);
  pair.set(1, slope.y);
  return pair;
}

val openPlane(const val& surface) {
  const std::optional<Value> value = fromJavaScript(surface);
  if (!value) return refused(tooLarge());
  const CheckedPlane checked = checkPlane(*value);
  if (!checked.choice) return refused(checked.problems);
  return val(std::make_shared<Plane>(*checked.choice));
}

}  // namespace gradlab
