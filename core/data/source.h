#pragma once

#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/base/knob.h"
#include "core/data/dataset.h"
#include "core/matrix/random.h"

namespace gradlab {

/// A source of data: everything that is needed before the data are there, without words (those are in SourceInfo). A
/// made source has `make` and no file, a loaded one `parse` and a file in data/, and `csv` has none of these.
struct Source {
  struct Range {
    double low;
    double high;
  };

  std::string_view name;
  std::span<const std::string_view> features;  ///< empty if they depend on the text
  std::span<const std::string_view> classes;   ///< in order of their numbers; empty for a regression
  Range range;                                 ///< of all inputs, without noise
  Index rows;                                  ///< of a loaded source
  std::string_view file;                       ///< its name in data/
  Dataset (*make)(Index samples, double noise, Random& random);
  Parsed (*parse)(const Source& source, std::string_view text);

  bool isRegression() const { return classes.empty(); }
};

/// A catalog entry: a source with its words.
struct SourceInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::span<const std::string_view> features;
  std::span<const std::string_view> classes;
  Source::Range range;
  std::string_view noise;       ///< help text: the meaning of `noise` for made data
  std::span<const Knob> knobs;  ///< samples and noise, for made data
  Index rows = 0;
  std::string_view file{};
  Dataset (*make)(Index samples, double noise, Random& random) = nullptr;
  Parsed (*parse)(const Source& source, std::string_view text) = nullptr;

  constexpr Source source() const { return {name, features, classes, range, rows, file, make, parse}; }
};

/// The knobs of every made source: samples and noise.
std::span<const Bounds> madeKnobs();

/// All sources, in the order of a menu.
std::span<const SourceInfo> sources();
std::span<const Entry> sourceEntries();

/// The source of that name, or nullptr.
const Source* findSource(std::string_view name);

}  // namespace gradlab
