#include "wasm-bindings/descent.h"

#include <optional>

#include "core/experiment/descent.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {

val descendOnSurface(const val& plain) {
  const std::optional<Value> value = fromJavaScript(plain);
  if (!value) return refused(tooLarge());
  const CheckedDescent asked = checkDescent(*value);
  if (!asked.problems.empty()) return refused(asked.problems);
  const Path path = descend(asked);
  val answer = val::object();
  answer.set("x", typedArray(path.x));
  answer.set("y", typedArray(path.y));
  answer.set("f", typedArray(path.f));
  answer.set("diverged", path.diverged);
  return answer;
}

}  // namespace gradlab
