#pragma once

#include <memory>

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/base/work.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/experiment/own-data.h"

namespace gradlab {

/// A checked document. The experiment may be used only if there are no problems.
struct Checked {
  Experiment experiment;
  Problems problems;
  OwnData data;  ///< for made data and a person's own table; `problems` includes its problems
};

/// The one place where an experiment document is checked. All problems are found at once, each at the path of its field
/// (`optimizer.lr`, `model.hidden[1]`). Missing fields get the defaults of the catalogs: `{}` is a valid experiment. A
/// person's own table is read here, too, and its problems are reported at `data.csv`. A `reader` reads the same table
/// of several documents only once.
Checked checkExperiment(const Value& document);
Checked checkExperiment(const Value& document, OwnDataReader& reader);

/// Work that reads the own table of a document in pieces and can be abandoned; after it, `checkExperiment` with the
/// same `reader` does not read the table again. Null if there is nothing to read.
std::unique_ptr<Work> beginOwnTable(const Value& document, OwnDataReader& reader);

/// The problems that depend on the data: the loss does not fit, no row is left to train on, or the run does not fit in
/// memory. Needed for data from a file, for which `checkExperiment` could only use the catalog.
Problems checkAgainstData(const Experiment& experiment, const Dataset& dataset);

/// The complete document; checking it again gives the same experiment.
Value toValue(const Experiment& experiment);

}  // namespace gradlab
