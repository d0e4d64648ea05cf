#pragma once

#include <emscripten/val.h>

#include <functional>
#include <memory>
#include <utility>

#include "core/base/work.h"

namespace gradlab {

/// A long call under way, as JavaScript holds it: `advance` until it answers false, then `result`.
class LongCall {
 public:
  LongCall(std::unique_ptr<Work> work, std::function<emscripten::val()> result)
      : work_(std::move(work)), result_(std::move(result)) {}

  /// `size`: of the piece, see Work. Whether something is left.
  bool advance(const emscripten::val& size);
  emscripten::val result();

 private:
  std::unique_ptr<Work> work_;
  bool isDone_ = false;
  std::function<emscripten::val()> result_;
};

/// `result` makes the answer of work that is done.
template <class Kind, class Result>
emscripten::val longCall(std::unique_ptr<Kind> work, Result result) {
  Kind* const done = work.get();
  return emscripten::val(
      std::make_shared<LongCall>(std::move(work), [done, result = std::move(result)] { return result(*done); }));
}

}  // namespace gradlab
