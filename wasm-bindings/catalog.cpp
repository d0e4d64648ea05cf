#include "core/catalog.h"

#include <emscripten/bind.h>

#include "wasm-bindings/value.h"

/// gradlab-catalog.js, the words of what can be chosen: the build of the page asks it once, and no visitor loads it.
EMSCRIPTEN_BINDINGS(catalog) {
  using namespace emscripten;
  using namespace gradlab;

  function(
      "catalog", +[] { return toJavaScript(catalog()); });
}
