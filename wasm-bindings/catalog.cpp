#include "core/catalog.h"

#include <emscripten/bind.h>

#include "wasm-bindings/value.h"

/// gradlab-catalog.js, the words of the catalog: the build of the page calls it once, and visitors do not load it.
EMSCRIPTEN_BINDINGS(catalog) {
  using namespace emscripten;
  using namespace gradlab;

  function(
      "catalog", +[] { return toJavaScript(catalog()); });
}
