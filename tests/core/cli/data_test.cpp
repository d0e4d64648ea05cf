#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

TEST(DataCommand, PrintsEveryRowWithItsPart) {
  const Ended ended = run("data -", R"({"data": {"source": "iris", "preprocess": "none"}})");
  ASSERT_EQ(ended.code, 0) << ended.err;
  const json data = ended.json();
  EXPECT_EQ(data["classes"], json({"setosa", "versicolor", "virginica"}));
  EXPECT_EQ(data["features"].size(), 4U);
  ASSERT_EQ(data["rows"].size(), 150U);
  EXPECT_EQ(data["rows"][0]["x"], json({5.1, 3.5, 1.4, 0.2}));
  std::map<std::string, std::map<int, int>> counts;
  for (const json& row : data["rows"]) ++counts[row["split"]][row["y"]];
  EXPECT_EQ(counts["train"], (std::map<int, int>{{0, 30}, {1, 30}, {2, 30}}));
  EXPECT_EQ(counts["valid"], (std::map<int, int>{{0, 10}, {1, 10}, {2, 10}}));
  EXPECT_EQ(counts["test"], (std::map<int, int>{{0, 10}, {1, 10}, {2, 10}}));
}

TEST(DataCommand, StandardizesInputsAndTargetsOnTheTrainingRows) {
  const json data = run("data -", R"({"data": {"source": "diabetes"}})").json();
  EXPECT_TRUE(data["classes"].is_null());
  double rows = 0, sum = 0, squares = 0, target = 0;
  for (const json& row : data["rows"])
    if (row["split"] == "train") {
      const double age = row["x"][0];
      ++rows;
      sum += age;
      squares += age * age;
      target += row["y"].get<double>();
    }
  EXPECT_NEAR(sum / rows, 0, 1e-12);
  EXPECT_NEAR(squares / rows, 1, 1e-12);
  EXPECT_NEAR(target / rows, 0, 1e-12);
}

TEST(DataCommand, ReadsAPersonsOwnTable) {
  const json data =
      run("data -",
          R"({"data": {"source": "csv", "csv": "a,\"b \"\"c\"\"\"\n1,x\n2,\"y\nz\"\n", "preprocess": "none", "split": [1, 0, 0]}})")
          .json();
  EXPECT_EQ(data, json::parse(R"({"features": ["a"], "classes": ["x", "y\nz"],
                                  "rows": [{"split": "train", "x": [1], "y": 0}, {"split": "train", "x": [2], "y": 1}],
                                  "remarks": []})"));
}

TEST(DataCommand, PrintsTheShortestNumbersThatReadBack) {
  const Ended ended = run(
      "data -",
      R"({"data": {"source": "csv", "csv": "a,b\n0.1,1e-7\n0.30000000000000004,100\n", "preprocess": "none", "split": [1, 0, 0]}})");
  EXPECT_NE(ended.out.find(R"("x":[0.1],"y":1e-07})"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find(R"("x":[0.30000000000000004],"y":100})"), std::string::npos) << ended.out;
}

TEST(CatalogCommand, PrintsEntriesWithWordsAndKnobs) {
  const Ended ended = run("catalog");
  ASSERT_EQ(ended.code, 0);
  const json catalog = ended.json();
  for (const char* list : {"optimizers", "initializers", "activations", "sources", "schedules", "surfaces"}) {
    ASSERT_GE(catalog[list].size(), 4U) << list;
    for (const json& entry : catalog[list]) {
      for (const char* key : {"name", "label", "help"}) EXPECT_NE(entry[key], "") << list << entry;
      for (const json& knob : entry["knobs"]) {
        EXPECT_LE(knob["min"], knob["default"]);
        EXPECT_LE(knob["default"], knob["max"]);
        EXPECT_TRUE(knob["scale"] == "linear" || knob["scale"] == "log");
      }
    }
  }
}

}  // namespace
}  // namespace gradlab::testing
