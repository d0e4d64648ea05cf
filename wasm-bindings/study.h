#pragma once

#include <emscripten/val.h>

#include <map>
#include <memory>

#include "core/search/study.h"

namespace gradlab {

/// The handle of a search for JavaScript: `Study` of search.d.ts.
class SearchStudy {
 public:
  explicit SearchStudy(Sweep sweep) : study_(std::move(sweep)) {}

  emscripten::val next();
  emscripten::val finish(const emscripten::val& outcome);
  emscripten::val learn(const emscripten::val& row);

 private:
  using Key = std::pair<Index, Index>;  ///< trial and rung

  Study study_;
  std::map<Key, TrialPlan> open_;
};

/// Makes a SearchStudy, or returns {problems}.
emscripten::val openStudy(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
