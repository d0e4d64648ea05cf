#include <emscripten/bind.h>

#include "core/expression/describe.h"
#include "wasm-bindings/expression.h"
#include "wasm-bindings/signal.h"
#include "wasm-bindings/value.h"

/// gradlab-precise.js, all operations in double precision. It is a separate module, because training does not need
/// them.
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
