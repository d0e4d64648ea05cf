#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/data/own-table.h"
#include "core/matrix/types.h"

namespace gradlab {

/// A catalog entry chosen by name, with the values of its knobs in the order of the catalog.
struct Choice {
  std::string name;
  std::vector<double> knobs;

  friend bool operator==(const Choice&, const Choice&) = default;
};

struct DataChoice {
  std::string source;
  std::uint64_t seed;
  Index samples;       ///< made data only
  double noise;        ///< made data only
  std::string csv;     ///< source csv only: the text
  TableOptions table;  ///< source csv only: the options of reading
  double inputScale;
  double inputShift;
  std::array<double, 3> split;  ///< train, valid, test
  std::string preprocess;

  friend bool operator==(const DataChoice&, const DataChoice&) = default;
};

struct ModelChoice {
  std::vector<Index> hidden;  ///< width of each hidden layer
  std::string activation;
  std::string normalization;
  Choice parametrization;  ///< of `parametrizations()`

  /// The width divided by the base width; 1 in the standard parametrization.
  double widthRatio() const {
    return parametrization.knobs.empty() ? 1 : static_cast<double>(hidden.front()) / parametrization.knobs.front();
  }

  friend bool operator==(const ModelChoice&, const ModelChoice&) = default;
};

struct InitChoice {
  std::string scheme;
  double std;
  double gain;

  friend bool operator==(const InitChoice&, const InitChoice&) = default;
};

/// One training run, typed and complete. Only `checkExperiment` makes one; it takes missing fields from the catalogs,
/// so this struct has no defaults.
struct Experiment {
  std::uint64_t seed;  ///< for weights and batch order
  DataChoice data;
  ModelChoice model;
  InitChoice init;
  std::string loss;  ///< cross-entropy or mse; chosen by the data if the document has none
  Choice optimizer;  ///< knobs[0] is lr
  Choice schedule;
  Index batchSize;
  Index steps;
  Index evalEvery;

  friend bool operator==(const Experiment&, const Experiment&) = default;
};

}  // namespace gradlab
