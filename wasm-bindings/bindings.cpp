#include <emscripten/bind.h>

#include "wasm-bindings/curvature.h"
#include "wasm-bindings/document.h"
#include "wasm-bindings/plane.h"
#include "wasm-bindings/run.h"

/// gradlab.js, the module that trains. engine.d.ts has its types and documentation.
EMSCRIPTEN_BINDINGS(gradlab) {
  using namespace emscripten;
  using namespace gradlab;

  function(
      "version", +[] { return val(GRADLAB_VERSION); });
  function("decode", &decode);
  function("readOwnTable", &readDocumentTable);
  function("check", &check);
  function("prepare", &prepareData);
  function("open", &open);
  function("openFold", &openFold);
  function("openParts", &openParts);
  function("curvature", &curvatureOfDocument);
  function("plane", &openPlane);

  class_<Plane>("Plane")
      .smart_ptr<std::shared_ptr<Plane>>("Plane")
      .function("value", &Plane::value)
      .function("gradient", &Plane::gradient)
      .function("work", &Plane::work);

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
