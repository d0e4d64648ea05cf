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
    const Curvature& curvature = done.result();
    val answer = val::object();
    answer.set("parameters", static_cast<double>(curvature.minimum.size()));
    answer.set("hessian", typedArray(curvature.hessian));
    answer.set("eigenvalues", typedArray(curvature.eigenvalues));
    answer.set("eigenvectors", typedArray(curvature.eigenvectors));
    answer.set("minimum", typedArray(curvature.minimum));
    answer.set("least", curvature.least);
    answer.set("largestRate", curvature.largestRate);
    answer.set("bestRate", curvature.bestRate);
    answer.set("condition", curvature.condition);
    return answer;
  });
}

}  // namespace gradlab
