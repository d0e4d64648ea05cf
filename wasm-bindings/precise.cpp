#include <emscripten/bind.h>

#include "core/expression/describe.h"
#include "wasm-bindings/expression.h"
#include "wasm-bindings/signal.h"
#include "wasm-bindings/value.h"

/// gradlab-precise.js, all operations in double precision: a module of its own, because training does without them.
EMSCRIPTEN_BINDINGS(precise) {
  using namespace emscripten;
  using namespace gradlab;

  function(
      "operators", +[] { return toJavaScript(describeOperators()); });
  function("express", &express);
  function("differences", &differences);
  function("jacobian", &jacobian);
  function("signal", &pushSignal);
}
