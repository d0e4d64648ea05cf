#include "wasm-bindings/distribution.h"

#include "wasm-bindings/arrays.h"

using emscripten::val;

namespace gradlab {

val toJavaScript(const Distribution& distribution) {
  val object = val::object();
  object.set("mean", distribution.mean);
  object.set("variance", distribution.variance);
  object.set("min", distribution.min);
  object.set("max", distribution.max);
  object.set("counts", typedArray(std::vector<float>(distribution.counts.begin(), distribution.counts.end())));
  return object;
}

}  // namespace gradlab
