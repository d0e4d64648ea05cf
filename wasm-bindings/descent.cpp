#include "wasm-bindings/descent.h"

#include <optional>

#include "core/train/descend.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

/// The request as the core reads it; what JavaScript can hold and no request can is a request of nothing, with a
/// problem.
template <class Checked>
Checked read(const val& plain, Checked (*check)(const Value&)) {
  const std::optional<Value> value = fromJavaScript(plain);
  Checked asked = check(value ? *value : Value(Value::Object{}));
  if (!value) asked.problems = tooLarge();
  return asked;
}

val track(const Track& both) {
  val object = val::object();
  object.set("x", typedArray(both.x));
  object.set("y", typedArray(both.y));
  return object;
}

val inside(const Path& path, const std::vector<std::string>& names) {
  val buffers = val::array();
  for (std::size_t i = 0; i < names.size(); ++i) {
    val buffer = track(path.buffers[i]);
    buffer.set("name", names[i]);
    buffers.set(static_cast<int>(i), buffer);
  }
  val object = val::object();
  object.set("gradient", track(path.gradient));
  object.set("buffers", buffers);
  return object;
}

}  // namespace

val descendOnSurface(const val& plain) {
  const CheckedDescent asked = read(plain, &checkDescent);
  if (!asked.problems.empty()) return refused(asked.problems);
  const Path path = descend(asked);
  val answer = val::object();
  answer.set("x", typedArray(path.x));
  answer.set("y", typedArray(path.y));
  answer.set("f", typedArray(path.f));
  answer.set("diverged", path.diverged);
  answer.set("inside", asked.descent.inside ? inside(path, bufferNames(asked)) : val::null());
  return answer;
}

val surfaceValues(const val& plain) {
  const CheckedGrid asked = read(plain, &checkGrid);
  if (!asked.problems.empty()) return refused(asked.problems);
  val answer = val::object();
  answer.set("values", typedArray(valuesOn(asked)));
  return answer;
}

val tuneOnSurface(const val& plain) {
  const CheckedTuning asked = read(plain, &checkTuning);
  if (!asked.problems.empty()) return refused(asked.problems);
  const std::vector<double> finals = tune(asked);
  val answer = val::object();
  answer.set("final", typedArray(finals));
  answer.set("best", static_cast<double>(indexOfLeast(finals)));
  return answer;
}

}  // namespace gradlab
