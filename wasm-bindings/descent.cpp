#include "wasm-bindings/descent.h"

#include <limits>
#include <string>
#include <vector>

#include "core/optim/optimizer.h"
#include "core/surfaces/descend.h"
#include "core/surfaces/surface.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/request.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {

val descendOnSurface(const val& plain) {
  const std::optional<Value> value = fromJavaScript(plain);
  if (!value) return refused(tooLarge());
  Request request(*value);
  request.allowOnly({"surface", "optimizer", "start", "steps", "noise", "seed"});
  const Chosen surface = request.choice("surface", surfaces());
  const Chosen rule = request.choice("optimizer", rules());
  const double anywhere = std::numeric_limits<double>::max();
  const Descent descent{.start = request.point("start"),
                        .steps = static_cast<std::int64_t>(request.number({"steps", 200, 0, 100000, Scale::log, "", true})),
                        .lr = rule.knobs.empty() ? 0 : rule.knobs[0],
                        .noise = request.number({"noise", 0, 0, anywhere, Scale::linear, ""}),
                        .seed = static_cast<std::uint64_t>(request.number({"seed", 0, 0, 4294967295.0, Scale::linear, "", true}))};
  if (!request.problems().empty()) return refused(request.problems());

  Optimizer<double> optimizer(rule.name, rule.knobs, 2);
  const Path path = descend(*makeSurface(surface.name, surface.knobs), optimizer, descent);
  val answer = val::object();
  answer.set("x", typedArray(path.x));
  answer.set("y", typedArray(path.y));
  answer.set("f", typedArray(path.f));
  answer.set("diverged", path.diverged);
  return answer;
}

}  // namespace gradlab
