#include "wasm-bindings/work.h"

#include <emscripten/bind.h>

#include "wasm-bindings/arguments.h"

using emscripten::val;

namespace gradlab {

bool LongCall::advance(const val& size) {
  const std::int64_t units = wholeNumber(size, "size", 1);
  if (!isDone_) isDone_ = !work_->advance(units);
  return !isDone_;
}

val LongCall::result() {
  if (!isDone_) throwTypeError("something is left to do");
  return result_();
}

}  // namespace gradlab

EMSCRIPTEN_BINDINGS(work) {
  using namespace gradlab;
  emscripten::class_<LongCall>("LongCall")
      .smart_ptr<std::shared_ptr<LongCall>>("LongCall")
      .function("advance", &LongCall::advance)
      .function("result", &LongCall::result);
}
