#include "core/catalog.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gradlab::testing {
namespace {

std::vector<std::string> namesIn(const Value& catalog, std::string_view list) {
  std::vector<std::string> names;
  for (const Value& entry : *catalog.find(list)->array()) names.push_back(*entry.find("name")->text());
  return names;
}

using Names = std::vector<std::string>;

TEST(Catalog, ListsWhatTheDocumentKnows) {
  const Value all = catalog();
  EXPECT_EQ(namesIn(all, "optimizers"), (Names{"sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"}));
  EXPECT_EQ(namesIn(all, "schedules"), (Names{"constant", "step", "cosine", "warmup-cosine"}));
  EXPECT_EQ(namesIn(all, "activations"),
            (Names{"identity", "relu", "leaky-relu", "elu", "tanh", "sigmoid", "gelu", "silu", "softplus"}));
  EXPECT_EQ(namesIn(all, "sources"), (Names{"xor", "circles", "gaussians", "moons", "spiral", "plane", "linear", "sine",
                                            "iris", "wine", "breast-cancer", "digits", "diabetes", "csv"}));
  EXPECT_EQ(namesIn(all, "surfaces"),
            (Names{"bowl", "ravine", "saddle", "rosenbrock", "beale", "himmelblau", "styblinski-tang", "rastrigin"}));
  EXPECT_EQ(namesIn(all, "preprocessings"), (Names{"none", "standardize", "min-max", "whiten"}));
  EXPECT_EQ(namesIn(all, "normalizations"), (Names{"none", "batch", "layer"}));
  EXPECT_EQ(namesIn(all, "losses"), (Names{"cross-entropy", "mse"}));
  EXPECT_EQ(namesIn(all, "initializers").size(), 13U);
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

TEST(Catalog, TellsWhatASourceHolds) {
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

TEST(Catalog, KnowsHowDeepTheMinimaOfASurfaceAre) {
  const Value all = catalog();
  for (const Value& surface : *all.find("surfaces")->array()) {
    const double expected = *surface.find("name")->text() == "saddle"            ? -0.25
                            : *surface.find("name")->text() == "styblinski-tang" ? -78.33233140754282
                                                                                 : 0;
    for (const Value& minimum : *surface.find("minima")->array())
      EXPECT_NEAR(*minimum.find("f")->number(), expected, 1e-11);
  }
}

}  // namespace
}  // namespace gradlab::testing
