#include "wasm-bindings/curvature.h"

#include <utility>
#include <variant>

#include "core/experiment/curvature.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/document.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/work.h"

using emscripten::val;

namespace gradlab {

val curvatureOfDocument(const val& document, const val& text) {
  const Document read = readDocument(document, text);
  if (!read.problems.empty()) return refused(read.problems);
  auto begun = curvature(read.experiment, *read.dataset);
  if (const Problems* const problems = std::get_if<Problems>(&begun)) return refused(*problems);
  return longCall(std::get<0>(std::move(begun)), [](const CurvatureWork& done) {
    const Curvature& found = done.found();
    val answer = val::object();
    answer.set("parameters", static_cast<double>(found.minimum.size()));
    answer.set("hessian", typedArray(found.hessian));
    answer.set("eigenvalues", typedArray(found.eigenvalues));
    answer.set("eigenvectors", typedArray(found.eigenvectors));
    answer.set("minimum", typedArray(found.minimum));
    answer.set("least", found.least);
    answer.set("largestRate", found.largestRate);
    answer.set("bestRate", found.bestRate);
    answer.set("condition", found.condition);
    return answer;
  });
}

}  // namespace gradlab
