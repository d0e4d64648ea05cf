#pragma once

#include <emscripten/val.h>

#include <functional>
#include <memory>
#include <utility>

#include "core/base/work.h"

namespace gradlab {

/// The handle of a long call for JavaScript: `advance` until it returns false, then `result`.
class LongCall {
 public:
  LongCall(std::unique_ptr<Work> work, std::function<emscripten::val()> result)
      : work_(std::move(work)), result_(std::move(result)) {}

  /// Does a piece of `size` units, see Work. Returns whether work is left.
  bool advance(const emscripten::val& size);
  emscripten::val result();

 private:
  std::unique_ptr<Work> work_;
  bool isDone_ = false;
  std::function<emscripten::val()> result_;
};

/// Makes a LongCall; `result` makes the answer after the work is done.
template <class Kind, class Result>
emscripten::val longCall(std::unique_ptr<Kind> work, Result result) {
  Kind* const done = work.get();
  return emscripten::val(
      std::make_shared<LongCall>(std::move(work), [done, result = std::move(result)] { return result(*done); }));
}

}  // namespace gradlab
