#include <emscripten/bind.h>

#include "wasm-bindings/curvature.h"
#include "wasm-bindings/descent.h"
#include "wasm-bindings/document.h"
#include "wasm-bindings/run.h"

/// gradlab.js, what trains and descends: engine.d.ts beside this has the types and the words.
EMSCRIPTEN_BINDINGS(gradlab) {
  using namespace emscripten;
  using namespace gradlab;

  function(
      "version", +[] { return val(GRADLAB_VERSION); });
  function("decode", &decode);
  function("check", &check);
  function("prepare", &prepareData);
  function("open", &open);
  function("openFold", &openFold);
  function("openParts", &openParts);
  function("descend", &descendOnSurface);
  function("surface", &surfaceValues);
  function("tune", &tuneOnSurface);
  function("curvature", &curvatureOfDocument);

  class_<Run>("Run")
      .smart_ptr<std::shared_ptr<Run>>("Run")
      .function("advance", &Run::advance)
      .function("read", &Run::read)
      .function("phase", &Run::phase)
      .function("work", &Run::work)
      .function("evaluateTest", &Run::evaluateTest)
      .function("snapshot", &Run::snapshot)
      .function("restore", &Run::restore)
      .function("extend", &Run::extend);
}
