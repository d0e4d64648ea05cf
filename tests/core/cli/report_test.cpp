#include <gtest/gtest.h>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

const std::string kSweep = R"({"base": {"data": {"samples": 60}, "model": {"hidden": [3]}, "steps": 9},
    "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-3, "high": 1}}, "budget": {"trials": 8}})";

TEST(ReportCommand, SaysWhatATableHolds) {
  const std::string table = run("sweep -", kSweep).out;
  const Ended ended = run("report -", table);
  ASSERT_EQ(ended.code, 0) << ended.err;
  const json report = ended.json();
  EXPECT_EQ(report["trials"], 8);
  EXPECT_EQ(report["diverged"], 0);
  EXPECT_EQ(report["bestSoFar"].size(), 8U);
  EXPECT_EQ(report["bestSoFar"].back(), report["best"]["metric"]);
  EXPECT_EQ(report["importance"].size(), 1U);
  EXPECT_EQ(report["importance"][0]["name"], "optimizer.lr");
  EXPECT_EQ(report["bestOf"].size(), 4U) << "1, 2, 4, 8";
  // The best one's document gives the best one's loss.
  const json trained = run("train -", report["experiment"].dump()).json();
  EXPECT_EQ(trained["evaluation"]["validLoss"].back(), report["best"]["metric"]);
}

TEST(ReportCommand, ReadsShardsPutTogetherAndATableWithoutItsDocument) {
  const std::string whole = run("sweep -", kSweep).out;
  const std::string parts = run("sweep - --shard 1/2", kSweep).out + run("sweep - --shard 0/2", kSweep).out;
  json together = run("report -", parts).json(), wanted = run("report -", whole).json();
  together["best"].erase("milliseconds");
  wanted["best"].erase("milliseconds");
  EXPECT_EQ(together, wanted);

  const std::string rows = whole.substr(whole.find('\n') + 1);
  const json alone = run("report -", rows).json();
  EXPECT_TRUE(alone["experiment"].is_null());
  EXPECT_EQ(alone["importance"], json::array());
  EXPECT_EQ(alone["boundary"], json::array());
  EXPECT_EQ(alone["best"]["params"], wanted["best"]["params"]);
  const Folder folder;
  std::ofstream(folder / "sweep.json") << kSweep;
  json given = run("report - --document " + (folder / "sweep.json").string(), rows).json();
  given["best"].erase("milliseconds");
  EXPECT_EQ(given, wanted);
  EXPECT_EQ(run("report -", "").json()["trials"], 0);
}

TEST(ReportCommand, NamesTheLineOfABadTable) {
  const auto complaint = [](const std::string& table) {
    const Ended ended = run("report -", table);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err;
  };
  const std::string row = R"({"trial":0,"params":{},"steps":1,"metric":0.5})";
  EXPECT_EQ(complaint(row + "\n" + row + "\n"), "-: line 2: trial 0 is there twice\n");
  EXPECT_EQ(complaint(row + "\n\n{\"trial\":-1,\"params\":{},\"steps\":1}\n"),
            "-: line 3: trial must be a whole number of at least 0\n");
  EXPECT_EQ(complaint("{\"sweep\":{}}\n{\"sweep\":{\"a\":1}}\n"),
            "-: line 2: the sweep is another than in the lines before\n");
  EXPECT_EQ(complaint(row + "\n{\"trial\":1").substr(0, 11), "-: line 2: ");
  EXPECT_EQ(complaint("\n{\"sweep\":{\"space\":{\"optimizer.lr\":3}}}\n" + row + "\n"),
            "-: line 2: space.optimizer.lr: must be an object, not a number\n");
  EXPECT_EQ(run("report").err, "TABLE: must be given; - is standard input\n");
}

}  // namespace
}  // namespace gradlab::testing
