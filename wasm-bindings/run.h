#pragma once

#include <emscripten/val.h>

#include <memory>

#include "core/train/trainer.h"

namespace gradlab {

/// The handle of a trainer for JavaScript: `Run` of run.d.ts.
class Run {
 public:
  explicit Run(std::unique_ptr<Trainer> trainer) : trainer_(std::move(trainer)) {}

  emscripten::val advance(const emscripten::val& n);
  emscripten::val read(const emscripten::val& what, const emscripten::val& options);
  emscripten::val phase(const emscripten::val& name);
  double work() const { return trainer_->work(); }
  emscripten::val evaluateTest();
  emscripten::val snapshot() const;
  emscripten::val restore(const emscripten::val& bytes);
  emscripten::val extend(const emscripten::val& steps);

 private:
  std::unique_ptr<Trainer> trainer_;
};

/// Makes a Run, or returns {problems}.
emscripten::val open(const emscripten::val& document, const emscripten::val& text);
/// The same with one fold of a cross-validation, {index, count}, in place of the split.
emscripten::val openFold(const emscripten::val& document, const emscripten::val& text, const emscripten::val& fold);
/// The same with only the named parts of the maximal-update parametrization: see WidthParts.
emscripten::val openParts(const emscripten::val& document, const emscripten::val& text, const emscripten::val& names);

}  // namespace gradlab
