#pragma once

#include <emscripten/val.h>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// A document as JavaScript gave it, checked, with its data. The rest is only there when there are no problems.
struct Document {
  Experiment experiment;
  Dataset dataset;
  Problems problems;
};

/// `text` is the content of the source's file in data/, or null where the source needs none.
Document readDocument(const emscripten::val& document, const emscripten::val& text);

/// {document, problems}
emscripten::val check(const emscripten::val& document);

/// The data as the network will see them, and as they were: `Prepared` of data.d.ts, or {problems}.
emscripten::val prepareData(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
