#pragma once

#include <emscripten/val.h>

#include <memory>

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

namespace gradlab {

/// A checked document from JavaScript, with its data. Without problems everything else is valid.
struct Document {
  Experiment experiment;
  std::shared_ptr<const Dataset> dataset;
  Problems problems;
  Problems remarks;  ///< assumptions about a person's own table
  Value preview;     ///< preview of that table
};

/// `text` is the content of the source's file in data/, or null if the source needs none.
Document readDocument(const emscripten::val& document, const emscripten::val& text);

/// The text of a file that a person chose, from its bytes (a Uint8Array): {text, remarks}, or {problems}.
emscripten::val decode(const emscripten::val& bytes);

/// A LongCall that reads the own table of a document in pieces, so that later calls find it in the cache. Null if there
/// is nothing to read.
emscripten::val readDocumentTable(const emscripten::val& document);

/// Checks a document: {document, problems, remarks}.
emscripten::val check(const emscripten::val& document);

/// The preprocessed and the raw data: a LongCall of `Prepared` (data.d.ts), or {problems}.
emscripten::val prepareData(const emscripten::val& document, const emscripten::val& text);

}  // namespace gradlab
