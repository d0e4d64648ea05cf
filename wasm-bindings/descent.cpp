#include <emscripten/bind.h>

#include <memory>
#include <optional>
#include <utility>

#include "core/descent/descend.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/work.h"

using emscripten::val;

namespace gradlab {
namespace {

/// A plane that another module computes: each value is a call through JavaScript, with the same bits.
class ForeignPlane final : public Surface {
 public:
  explicit ForeignPlane(val plane) : plane_(std::move(plane)), work_(plane_.call<double>("work")) {}
  double value(Point at) const override { return plane_.call<double>("value", at.x, at.y); }
  Point gradient(Point at) const override {
    const val slope = plane_.call<val>("gradient", at.x, at.y);
    return {slope[0].as<double>(), slope[1].as<double>()};
  }
  double work() const override { return work_; }

 private:
  val plane_;
  double work_;
};

/// Converts and checks a request. Data that `fromJavaScript` cannot read are checked as an empty request, with the
/// problem `tooLarge`.
template <class Checked>
Checked read(const val& plain, const val& plane, Checked (*check)(const Value&, std::shared_ptr<const Surface>)) {
  if (!plane.isNull()) object(plane, "plane");
  const std::optional<Value> value = fromJavaScript(plain);
  Checked asked = check(value ? *value : Value(Value::Object{}),
                        plane.isNull() ? nullptr : std::make_shared<const ForeignPlane>(plane));
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

val causeOf(const Descended& path) {
  val object = val::object();
  object.set("quantity", std::string(path.quantity));
  object.set("code", path.code);
  object.set("message", path.message);
  return object;
}

val descendOnSurface(const val& plain, const val& plane) {
  CheckedDescent asked = read(plain, plane, &checkDescent);
  if (!asked.problems.empty()) return refused(asked.problems);
  auto work = std::make_unique<DescentWork>(asked);
  const bool isInside = asked.descent.inside;
  const val lines = asked.own ? toJavaScript(asked.own->program.outline()) : val::null();
  return longCall(std::move(work), [isInside, lines, names = bufferNames(asked)](const DescentWork& done) {
    const Descended path = done.descended();
    val answer = val::object();
    answer.set("x", typedArray(path.x));
    answer.set("y", typedArray(path.y));
    answer.set("f", typedArray(path.f));
    answer.set("diverged", path.diverged);
    answer.set("cause", path.diverged ? causeOf(path) : val::null());
    answer.set("inside", isInside ? inside(path, names) : val::null());
    answer.set("lines", lines);
    return answer;
  });
}

val surfaceValues(const val& plain, const val& plane) {
  const CheckedGrid asked = read(plain, plane, &checkGrid);
  if (!asked.problems.empty()) return refused(asked.problems);
  return longCall(std::make_unique<GridWork>(asked), [](const GridWork& done) {
    val answer = val::object();
    answer.set("values", typedArray(done.values()));
    return answer;
  });
}

val tuneOnSurface(const val& plain, const val& plane) {
  CheckedTuning asked = read(plain, plane, &checkTuning);
  if (!asked.problems.empty()) return refused(asked.problems);
  return longCall(std::make_unique<TuningWork>(std::move(asked)), [](const TuningWork& done) {
    val answer = val::object();
    answer.set("final", typedArray(done.finals()));
    answer.set("best", static_cast<double>(indexOfLeast(done.finals())));
    return answer;
  });
}

}  // namespace
}  // namespace gradlab

/// gradlab-descent.js, the module that descends on surfaces. It is separate, because training does not need it, and it
/// needs no networks. descent.d.ts has its types.
EMSCRIPTEN_BINDINGS(descent) {
  using namespace emscripten;
  using namespace gradlab;

  function("descend", &descendOnSurface);
  function("surface", &surfaceValues);
  function("tune", &tuneOnSurface);
}
