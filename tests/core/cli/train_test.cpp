#include <gtest/gtest.h>

#include <sstream>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

const std::string kSmall =
    R"({"data": {"source": "moons", "samples": 60}, "model": {"hidden": [3]}, "steps": 7, "evalEvery": 3})";

TEST(TrainCommand, PrintsSeriesUpToTheLastStep) {
  const Ended ended = run("train -", kSmall);
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.err, "");
  const json result = ended.json();
  EXPECT_EQ(result["train"]["step"], json({1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(result["train"]["loss"].size(), 7U);
  EXPECT_EQ(result["evaluation"]["step"], json({0, 3, 6, 7}));
  for (const char* series : {"trainLoss", "trainAccuracy", "validLoss", "validAccuracy"})
    EXPECT_EQ(result["evaluation"][series].size(), 4U) << series;
  EXPECT_TRUE(result["test"]["loss"].is_number());
  EXPECT_TRUE(result["test"]["accuracy"].is_number());
  EXPECT_TRUE(result["diverged"].is_null());
  EXPECT_FALSE(result.contains("weights"));
  EXPECT_EQ(run("train -", kSmall).out, ended.out) << "the same document, the same bits";
}

TEST(TrainCommand, LearnsTheLine) {
  const json result = run("train - --weights",
                          R"({"data": {"source": "linear", "noise": 0, "preprocess": "none"}, "model": {"hidden": []},
                                                   "optimizer": {"name": "sgd", "lr": 0.2}, "steps": 500})")
                          .json();
  const json& layer = result["weights"]["final"][0];
  EXPECT_NEAR(layer["weight"][0][0], 2, 1e-4);
  EXPECT_NEAR(layer["bias"][0], 3, 1e-4);
  EXPECT_FALSE(result["test"].contains("accuracy")) << "a regression has none";
}

TEST(TrainCommand, PrintsWeightsAsRowsOfUnits) {
  const json weights = run("train - --weights", kSmall).json()["weights"];
  for (const char* when : {"initial", "final"}) {
    ASSERT_EQ(weights[when].size(), 2U);
    EXPECT_EQ(weights[when][0]["weight"].size(), 3U);
    EXPECT_EQ(weights[when][0]["weight"][0].size(), 2U);
    EXPECT_EQ(weights[when][1]["weight"].size(), 2U);
    EXPECT_EQ(weights[when][1]["bias"].size(), 2U);
  }
  EXPECT_EQ(weights["initial"][0]["bias"], json({0, 0, 0}));
  EXPECT_NE(weights["initial"], weights["final"]);
}

TEST(TrainCommand, PrintsTheSameSeriesAsCsv) {
  const json result = run("train -", kSmall).json();
  std::istringstream csv(run("train - --csv", kSmall).out);
  std::string line;
  std::getline(csv, line);
  EXPECT_EQ(line, "step,trainBatchLoss,trainLoss,validLoss,validAccuracy");
  const json& evaluation = result["evaluation"];
  for (std::size_t step = 0, seen = 0; step <= 7; ++step) {
    std::getline(csv, line);
    std::string expected =
        std::to_string(step) + ',' + (step == 0 ? "" : result["train"]["loss"][step - 1].dump()) + ',';
    if (seen < 4 && evaluation["step"][seen] == step) {
      expected += evaluation["trainLoss"][seen].dump() + ',' + evaluation["validLoss"][seen].dump() + ',';
      expected += line.substr(line.rfind(',') + 1);
      EXPECT_EQ(std::stod(line.substr(line.rfind(',') + 1)), evaluation["validAccuracy"][seen].get<double>());
      ++seen;
    } else {
      expected += ",,";
    }
    EXPECT_EQ(line.substr(0, line.find(',')), expected.substr(0, expected.find(',')));
    EXPECT_EQ(std::count(line.begin(), line.end(), ','), 4);
    EXPECT_EQ(line, expected);
  }
  EXPECT_FALSE(std::getline(csv, line));
}

TEST(TrainCommand, PrintsTheDivergenceAndTheSeriesBeforeIt) {
  const Ended ended = run("train -", R"({"data": {"source": "linear", "preprocess": "none"}, "model": {"hidden": []},
                                         "optimizer": {"name": "sgd", "lr": 100}, "steps": 500})");
  EXPECT_EQ(ended.code, 3);
  const json result = ended.json();
  const json& diverged = result["diverged"];
  for (const char* key : {"step", "layer", "parameter", "quantity", "lr"}) EXPECT_TRUE(diverged.contains(key)) << key;
  EXPECT_EQ(diverged["layer"], 0);
  EXPECT_EQ(diverged["lr"], 100);
  EXPECT_TRUE(result["test"].is_null());
  EXPECT_LT(result["train"]["loss"].size(), 100U);
  EXPECT_GE(result["train"]["loss"].size(), 5U);
  for (const json& loss : result["train"]["loss"]) EXPECT_TRUE(loss.is_number());
  EXPECT_EQ(ended.err.substr(0, 5), "step ");
}

TEST(TrainCommand, PrintsNullForPartsWithoutRows) {
  const json result = run("train -", R"({"data": {"samples": 20, "split": [1, 0, 0]}, "steps": 2})").json();
  EXPECT_EQ(result["evaluation"]["validLoss"], json({nullptr, nullptr}));
  EXPECT_TRUE(result["test"]["loss"].is_null());
}

TEST(TrainCommand, ContinuesFromASnapshotWithTheSameBits) {
  const Folder folder;
  const std::string snapshot = (folder / "run.snapshot").string();
  const std::string whole = R"({"model": {"hidden": [4]}, "batchSize": 7, "steps": 40, "evalEvery": 10})";
  const std::string half = R"({"model": {"hidden": [4]}, "batchSize": 7, "steps": 25, "evalEvery": 10})";
  ASSERT_EQ(run("train - --snapshot " + snapshot, half).code, 0);
  EXPECT_EQ(run("train - --weights --resume " + snapshot, whole).json(), run("train - --weights", whole).json());

  const Ended other = run("train - --resume " + snapshot, R"({"model": {"hidden": [5]}, "batchSize": 7, "seed": 1})");
  EXPECT_EQ(other.code, 2);
  EXPECT_EQ(other.out, "");
  EXPECT_EQ(other.err.substr(0, 5), "seed:");
  EXPECT_NE(other.err.find("\nmodel.hidden: "), std::string::npos);
  const Ended shorter =
      run("train - --resume " + snapshot, R"({"model": {"hidden": [4]}, "batchSize": 7, "steps": 10})");
  EXPECT_EQ(shorter.err, "steps: is the total, 10, but the snapshot is at step 25\n");
}

TEST(TrainCommand, RefusesABrokenSnapshotAndAnUnwritablePath) {
  const Folder folder;
  const std::string broken = (folder / "broken").string();
  std::ofstream(broken) << "not a snapshot at all";
  const Ended resumed = run("train - --resume " + broken, kSmall);
  EXPECT_EQ(resumed.code, 2);
  EXPECT_EQ(resumed.out, "");
  EXPECT_EQ(resumed.err.substr(0, broken.size() + 2), broken + ": ");
  const std::string nowhere = (folder / "none/out").string();
  const Ended saved = run("train - --snapshot " + nowhere, kSmall);
  EXPECT_EQ(saved.code, 2);
  EXPECT_EQ(saved.out, "");
  EXPECT_EQ(saved.err, nowhere + ": cannot be written\n");
}

}  // namespace
}  // namespace gradlab::testing
