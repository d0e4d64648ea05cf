#pragma once

#include <emscripten/val.h>

#include <memory>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// A document as JavaScript gave it, checked, with its data. The rest is only there when there are no problems.
struct Document {
  Experiment experiment;
  std::shared_ptr<const Dataset> dataset;
  Problems problems;
  Problems remarks;  ///< what was assumed of a person's own table
  Value preview;     ///< of that table
};

/// `text` is the content of the source's file in data/, or null where the source needs none.
Document readDocument(const emscripten::val& document, const emscripten::val& text);

/// The text of a file that a person chose, from its bytes (a Uint8Array): {text, remarks}, or {problems}.
emscripten::val decode(const emscripten::val& bytes);

/// Reads the document's own table, in pieces, where it has one: the calls after it find it read. Null.
emscripten::val readDocumentTable(const emscripten::val& document);

/// {document, problems, remarks}
emscripten::val check(const emscripten::val& document);

/// The data as the network will see them, and as they were: `Prepared` of data.d.ts, or {problems}.
emscripten::val prepareData(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
