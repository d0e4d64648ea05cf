#pragma once

#include <memory>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/base/work.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/experiment/own-data.h"

namespace gradlab {

/// A document that was read. The experiment may be used only when there are no problems.
struct Checked {
  Experiment experiment;
  Problems problems;
  OwnData data;  ///< of made data and of a person's own table; its problems are among `problems`
};

/// The one place where an experiment document is checked. All problems are found at once, each at the path of its field
/// (`optimizer.lr`, `model.hidden[1]`). What a document leaves out comes from the catalogs: `{}` is an experiment.
/// A person's own table is read here too, so that its problems, at `data.csv`, are among them; by `reader`, where
/// several documents may have the same table.
Checked checkExperiment(const Value& document);
Checked checkExperiment(const Value& document, OwnDataReader& reader);

/// Begins to read the own table of a document, where it has one that `reader` does not know: in pieces, which can be
/// given up, so that `checkExperiment` finds it read. Null where there is nothing to read.
std::unique_ptr<Work> beginOwnTable(const Value& document, OwnDataReader& reader);

/// What only the data themselves can tell: the loss fits them, a part is left to train on, and a run fits in memory.
/// Needed for data that came from a file; `checkExperiment` has done the same with what the catalog says of the source.
Problems checkAgainstData(const Experiment& experiment, const Dataset& dataset);

/// The document with nothing left out; reading it again gives the same experiment.
Value toValue(const Experiment& experiment);

}  // namespace gradlab
