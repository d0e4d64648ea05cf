#include "core/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/data/preprocess.h"
#include "core/data/source.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/optim/schedule.h"
#include "core/surfaces/surface.h"

namespace gradlab::testing {
namespace {

std::vector<std::string> namesIn(const Value& catalog, std::string_view list) {
  std::vector<std::string> names;
  for (const Value& entry : *catalog.find(list)->array()) names.push_back(*entry.find("name")->text());
  return names;
}

TEST(Catalog, HasTheNamesOfTheDocumentation) {
  // The documentation of the experiment document names these; the catalog may have more, in any order.
  const std::vector<std::pair<std::string, std::string>> promised{
      {"optimizers", "sgd momentum nesterov adam adamw rmsprop adagrad"},
      {"initializers",
       "zeros constant normal uniform lecun-normal lecun-uniform xavier-normal xavier-uniform he-normal he-uniform "
       "unit-variance orthogonal torch-default"},
      {"schedules", "constant step cosine warmup-cosine"},
      {"activations", "identity relu leaky-relu elu tanh sigmoid gelu silu softplus"},
      {"sources", "xor circles gaussians moons spiral plane linear sine iris wine breast-cancer digits diabetes csv"},
      {"surfaces", "bowl ravine saddle rosenbrock beale himmelblau styblinski-tang rastrigin"},
      {"preprocessings", "none standardize min-max whiten"},
      {"parametrizations", "standard mup"},
      {"normalizations", "none batch layer"},
      {"losses", "cross-entropy mse"}};
  const Value all = catalog();
  EXPECT_EQ(all.object()->size(), promised.size()) << "every list is here";
  for (const auto& [list, names] : promised) {
    std::istringstream words(names);
    const std::vector<std::string> result = namesIn(all, list);
    for (std::string name; words >> name;) EXPECT_EQ(std::count(result.begin(), result.end(), name), 1) << list << name;
  }
}

TEST(Catalog, HasEachNameOnce) {
  const Value all = catalog();
  for (const auto& [list, entries] : *all.object()) {
    const std::vector<std::string> names = namesIn(all, list);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size()) << list;
  }
}

TEST(Entries, HaveTheNamesAndBoundsOfTheCatalog) {
  const Value all = catalog();
  const std::vector<std::pair<std::string, std::span<const Entry>>> lists{
      {"optimizers", ruleEntries()},
      {"initializers", initializerEntries()},
      {"activations", activationEntries()},
      {"sources", sourceEntries()},
      {"schedules", scheduleEntries()},
      {"surfaces", surfaceEntries()},
      {"preprocessings", preprocessingEntries()},
      {"parametrizations", parametrizationEntries()},
      {"normalizations", normalizationEntries()},
      {"losses", lossEntries()}};
  ASSERT_EQ(lists.size(), all.object()->size());
  for (const auto& [list, entries] : lists) {
    const Value::Array& described = *all.find(list)->array();
    ASSERT_EQ(entries.size(), described.size()) << list;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = entries[i];
      EXPECT_EQ(entry.name, *described[i].find("name")->text()) << list;
      const Value::Array& knobs = *described[i].find("knobs")->array();
      ASSERT_EQ(entry.knobs.size(), knobs.size()) << entry.name;
      for (std::size_t k = 0; k < knobs.size(); ++k) {
        const Bounds& knob = entry.knobs[k];
        EXPECT_EQ(knob.name, *knobs[k].find("name")->text()) << entry.name;
        EXPECT_EQ(knob.fallback, *knobs[k].find("default")->number()) << entry.name << knob.name;
        EXPECT_EQ(knob.min, *knobs[k].find("min")->number()) << entry.name << knob.name;
        EXPECT_EQ(knob.max, *knobs[k].find("max")->number()) << entry.name << knob.name;
        EXPECT_EQ(knob.integer, *knobs[k].find("integer")->boolean()) << entry.name << knob.name;
      }
    }
  }
}

TEST(Catalog, ExplainsEveryEntry) {
  const Value all = catalog();
  for (const auto& [list, entries] : *all.object())
    for (const Value& entry : *entries.array())
      for (const char* key : {"name", "label", "help"}) {
        ASSERT_NE(entry.find(key), nullptr) << list << '.' << key;
        EXPECT_FALSE(entry.find(key)->text()->empty()) << list << '.' << key;
      }
}

TEST(Catalog, DescribesEveryKnobCompletely) {
  const Value all = catalog();
  for (const auto& [list, entries] : *all.object())
    for (const Value& entry : *entries.array()) {
      ASSERT_NE(entry.find("knobs"), nullptr) << list;
      for (const Value& knob : *entry.find("knobs")->array()) {
        const auto number = [&](const char* key) { return *knob.find(key)->number(); };
        const std::string scale = *knob.find("scale")->text();
        EXPECT_TRUE(scale == "linear" || scale == "log");
        EXPECT_FALSE(knob.find("name")->text()->empty() || knob.find("help")->text()->empty());
        EXPECT_LE(number("min"), number("default"));
        EXPECT_LE(number("default"), number("max"));
        EXPECT_LE(number("min"), number("sliderMin"));
        EXPECT_LE(number("sliderMax"), number("max"));
        EXPECT_NE(knob.find("integer")->boolean(), nullptr);
      }
    }
}

TEST(Catalog, HasFieldsThatFitTheKindOfASource) {
  const Value all = catalog();
  for (const Value& source : *all.find("sources")->array()) {
    const std::string name = *source.find("name")->text(), kind = *source.find("kind")->text(),
                      task = *source.find("task")->text();
    EXPECT_EQ(name == "csv", kind == "own");
    EXPECT_EQ(source.find("features")->array()->empty(), kind == "own") << name;
    EXPECT_EQ(source.find("classes")->array()->empty(), task != "classes") << name;
    EXPECT_EQ(source.find("file")->text()->empty(), kind != "real") << name;
    EXPECT_EQ(source.find("noise")->text()->empty(), kind != "made") << name;
    EXPECT_EQ(source.find("range")->isNull(), kind == "own") << name;
  }
}

TEST(Catalog, HasEquallyDeepMinimaForASurface) {
  const Value all = catalog();
  for (const Value& surface : *all.find("surfaces")->array()) {
    // All global minima of a surface are equally deep; most are 0.
    const Value::Array& minima = *surface.find("minima")->array();
    const std::string name = *surface.find("name")->text();
    for (const Value& minimum : minima)
      EXPECT_NEAR(*minimum.find("f")->number(), *minima.front().find("f")->number(), 1e-11) << name;
    if (name == "saddle") EXPECT_NEAR(*minima.front().find("f")->number(), -0.25, 1e-11);
    if (name == "styblinski-tang") EXPECT_NEAR(*minima.front().find("f")->number(), -78.33233140754282, 1e-11);
    if (name == "bowl") EXPECT_EQ(*minima.front().find("f")->number(), 0);
  }
}

}  // namespace
}  // namespace gradlab::testing
