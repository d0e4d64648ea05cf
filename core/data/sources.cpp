#include <array>
#include <cassert>

#include "core/base/catalog-list.h"
#include "core/data/breast-cancer.h"
#include "core/data/circles.h"
#include "core/data/diabetes.h"
#include "core/data/digits.h"
#include "core/data/gaussians.h"
#include "core/data/iris.h"
#include "core/data/linear.h"
#include "core/data/moons.h"
#include "core/data/own-table.h"
#include "core/data/plane.h"
#include "core/data/sine.h"
#include "core/data/source.h"
#include "core/data/spiral.h"
#include "core/data/wine.h"
#include "core/data/xor.h"

namespace gradlab {

namespace {

/// The catalog of data sets, in the order of a menu. A new data set needs a line here.
constexpr std::array sourceInfos{xorSource,          circlesSource, gaussiansSource, moonsSource, spiralSource,
                                 planeSource,        linearSource,  sineSource,      irisSource,  wineSource,
                                 breastCancerSource, digitsSource,  diabetesSource,  csvSource};

}  // namespace

std::span<const SourceInfo> sources() { return sourceInfos; }

std::span<const Entry> sourceEntries() { return entriesOf<sourceInfos>; }

// All made sources have the same knobs, so those of the first serve.
std::span<const Bounds> madeKnobs() { return sourceEntries()[0].knobs; }

const Source* findSource(std::string_view name) {
  static constexpr auto all = [] {
    std::array<Source, sourceInfos.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = sourceInfos[i].source();
    return list;
  }();
  return findByName(std::span<const Source>(all), name);
}

Dataset makeDataset(std::string_view source, Index samples, double noise, std::uint64_t seed) {
  const Source* const entry = findSource(source);
  assert(entry != nullptr && entry->make != nullptr);
  Random random(seed, Stream::data);
  return entry->make(samples, noise, random);
}

Parsed parseDataset(std::string_view source, std::string_view text) {
  const Source* const entry = findSource(source);
  assert(entry != nullptr && entry->parse != nullptr);
  return entry->parse(*entry, text);
}

}  // namespace gradlab
