#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// A very short search; `rest` has further members of the document.
std::string sweepDocument(const std::string& rest = "", const std::string& base = "") {
  return R"({"base": {"data": {"source": "moons", "samples": 60}, "model": {"hidden": [3]}, "steps": 9, "evalEvery": 3)" +
         base + R"(}, "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-3, "high": 1},
                       "batchSize": {"kind": "log-int", "low": 4, "high": 32}}, "budget": {"trials": 6})" +
         (rest.empty() ? "" : ", " + rest) + "}";
}

/// The lines of a table, without the time, which differs between runs.
std::vector<json> linesOf(const std::string& table) {
  std::vector<json> lines;
  std::istringstream text(table);
  for (std::string line; std::getline(text, line);) {
    lines.push_back(json::parse(line));
    lines.back().erase("milliseconds");
  }
  return lines;
}

std::string fileWith(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

TEST(SweepCommand, PrintsTheDocumentAndOneLineForEachTrial) {
  const Ended ended = run("sweep -", sweepDocument());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.err, "") << "progress is for terminals";
  const std::vector<json> lines = linesOf(ended.out);
  ASSERT_EQ(lines.size(), 7U);
  EXPECT_EQ(lines[0]["sweep"]["strategy"], json({{"name", "random"}, {"seed", 0}}));
  EXPECT_EQ(lines[0]["sweep"]["base"]["optimizer"]["name"], "adam");
  for (std::size_t i = 1; i < 7; ++i) {
    EXPECT_EQ(lines[i]["trial"], i - 1);
    EXPECT_EQ(lines[i]["steps"], 9);
    EXPECT_EQ(lines[i]["metric"], lines[i]["validLoss"]);
    EXPECT_TRUE(lines[i]["spread"].is_null());
    EXPECT_TRUE(lines[i]["diverged"].is_null());
    EXPECT_FALSE(lines[i].contains("rung"));
    EXPECT_FALSE(lines[i].contains("refused"));
  }
}

TEST(SweepCommand, MeasuresTheSameLossesAsTrain) {
  const json row = linesOf(run("sweep -", sweepDocument()).out)[1];
  json experiment = json::parse(sweepDocument())["base"];
  experiment["optimizer"]["lr"] = row["params"]["optimizer.lr"];
  experiment["batchSize"] = row["params"]["batchSize"];
  const json series = run("train -", experiment.dump()).json()["evaluation"];
  EXPECT_EQ(row["trainLoss"], series["trainLoss"].back());
  EXPECT_EQ(row["validLoss"], series["validLoss"].back());
  EXPECT_EQ(row["validAccuracy"], series["validAccuracy"].back());
}

TEST(SweepCommand, TakesTheMetricFromTheBestEvaluation) {
  const json end = linesOf(run("sweep -", sweepDocument()).out);
  const json best = linesOf(run("sweep -", sweepDocument(R"("at": "best")")).out);
  for (std::size_t i = 1; i < 7; ++i) {
    EXPECT_LE(best[i]["metric"], end[i]["metric"]);
    EXPECT_EQ(best[i]["validLoss"], end[i]["validLoss"]) << "losses are those at the end";
  }
  const json accuracy = linesOf(run("sweep -", sweepDocument(R"("at": "best", "metric": "valid-accuracy")")).out);
  for (std::size_t i = 1; i < 7; ++i) EXPECT_GE(accuracy[i]["metric"], accuracy[i]["validAccuracy"]);
}

TEST(SweepCommand, PrintsTheMeanOverRepeatsAndFolds) {
  const json repeated = linesOf(run("sweep -", sweepDocument(R"("repeats": 2)")).out)[1];
  const json first = linesOf(run("sweep -", sweepDocument()).out)[1];
  const json second = linesOf(run("sweep -", sweepDocument("", R"(, "seed": 1)")).out)[1];
  const double a = first["metric"], b = second["metric"];
  EXPECT_NEAR(repeated["metric"].get<double>(), (a + b) / 2, 1e-15);
  EXPECT_NEAR(repeated["spread"].get<double>(), std::abs(a - b) / std::sqrt(2), 1e-15);
  const json folds = linesOf(run("sweep -", sweepDocument(R"("folds": 3)")).out)[1];
  EXPECT_TRUE(folds["spread"].is_number());
  EXPECT_NE(folds["metric"], first["metric"]);
}

TEST(SweepCommand, PrintsTheSameTableWith1And3Jobs) {
  for (const char* name : {"random", "halton", "one-at-a-time", "halving", "tpe"}) {
    const std::string document = sweepDocument(R"("strategy": {"name": ")" + std::string(name) + R"("})");
    const Ended one = run("sweep - --jobs 1", document);
    EXPECT_EQ(linesOf(one.out), linesOf(run("sweep - --jobs 3", document).out)) << name;
    EXPECT_GT(linesOf(one.out).size(), 6U) << name << one.err;
  }
}

TEST(SweepCommand, ReadsCountsInTypographicNotation) {
  const std::vector<json> third = linesOf(run("sweep - --shard 1/3", sweepDocument()).out);
  ASSERT_EQ(third.size(), 3U);
  for (const char* written : {"１/３", "' 1 / 3 '", "1.0/3", "1e0/3"})
    EXPECT_EQ(linesOf(run("sweep - --jobs ２ --shard " + std::string(written), sweepDocument()).out), third) << written;
  for (const char* written : {"1.5/3", "−1/3", "3/3", "1", "one/3", "1/", "1/3/3"})
    EXPECT_EQ(run("sweep - --shard " + std::string(written), sweepDocument()).err,
              "--shard: must be I/N with whole numbers and 0 <= I < N, such as 0/4\n")
        << written;
  for (const char* written : {"1025", "1.5", "−1", "inf", "nan", "'1 000 000'"})
    EXPECT_EQ(run("sweep - --jobs " + std::string(written), sweepDocument()).err,
              "--jobs: must be a whole number from 0 to 1024\n")
        << written;
}

TEST(SweepCommand, ContinuesHalvingTrialsWithTheBitsOfAnUninterruptedRun) {
  const std::string document = sweepDocument(R"("strategy": {"name": "halving", "minSteps": 1})");
  const std::vector<json> lines = linesOf(run("sweep -", document).out);
  ASSERT_EQ(lines.size(), 10U) << "6 trials, of which 2 and then 1 go on";
  const json& last = lines.back();
  EXPECT_EQ(last["rung"], 2);
  EXPECT_EQ(last["steps"], 9);
  const json whole = linesOf(run("sweep -", sweepDocument()).out)[1 + last["trial"].get<std::size_t>()];
  EXPECT_EQ(last["params"], whole["params"]);
  EXPECT_EQ(last["metric"], whole["metric"]);
}

TEST(SweepCommand, DividesTheTableAmongShards) {
  const std::vector<json> whole = linesOf(run("sweep -", sweepDocument()).out);
  std::vector<json> together{whole[0]};
  for (const char* shard : {"0/3", "1/3", "2/3"}) {
    const std::vector<json> part = linesOf(run("sweep - --shard " + std::string(shard), sweepDocument()).out);
    ASSERT_EQ(part.size(), 3U);
    EXPECT_EQ(part[0], whole[0]);
    together.insert(together.end(), part.begin() + 1, part.end());
  }
  std::sort(together.begin() + 1, together.end(), [](const json& a, const json& b) { return a["trial"] < b["trial"]; });
  EXPECT_EQ(together, whole);
  EXPECT_EQ(run("sweep - --shard 0/2", sweepDocument(R"("strategy": {"name": "tpe"})")).err,
            "--shard: cannot be used with tpe, whose trials wait for what others gave\n");
}

TEST(SweepCommand, ResumesATableThatWasCutAnywhere) {
  const Folder folder;
  for (const char* name : {"random", "halving", "tpe"}) {
    const std::string strategy = R"("strategy": {"name": ")" + std::string(name) + R"("})";
    const std::string document = fileWith(folder / "sweep.json", sweepDocument(strategy));
    const std::string whole = (folder / "whole.jsonl").string(), cut = (folder / "cut.jsonl").string();
    ASSERT_EQ(run("sweep " + document + " --out " + whole).code, 0);
    const std::string text = contents(whole);
    // Cut before, in the middle of, and at the end of every line.
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      const std::size_t end = text.find('\n', at);
      for (const std::size_t length : {at, (at + end) / 2, end}) {
        fileWith(cut, text.substr(0, length));
        const Ended ended = run("sweep " + document + " --out " + cut + " --resume");
        ASSERT_EQ(ended.code, 0) << ended.err;
        EXPECT_EQ(linesOf(contents(cut)), linesOf(text)) << name << " cut at " << length;
      }
    }
    std::filesystem::remove(whole);
  }
}

TEST(SweepCommand, ResumesWithALargerBudgetAndRefusesOtherChanges) {
  const Folder folder;
  const std::string table = (folder / "table.jsonl").string();
  ASSERT_EQ(run("sweep - --out " + table, sweepDocument()).code, 0);
  EXPECT_EQ(run("sweep - --out " + table, sweepDocument()).err, table + ": exists already; --resume goes on with it\n");
  std::string larger = sweepDocument();
  larger.replace(larger.find(R"("trials": 6)"), 11, R"("trials": 8)");
  ASSERT_EQ(run("sweep - --resume --out " + table, larger).code, 0);
  EXPECT_EQ(linesOf(contents(table)), linesOf(run("sweep -", larger).out));
  const Ended other = run("sweep - --resume --out " + table, sweepDocument(R"("repeats": 2)"));
  EXPECT_EQ(other.code, 2);
  EXPECT_EQ(other.err, table + ": is the table of another sweep; all but the budget must be the same\n");
  EXPECT_EQ(run("sweep - --resume", sweepDocument()).err, "--resume: needs --out, the table to go on with\n");
}

TEST(SweepCommand, RefusesToResumeWithRowsOfAnotherSearch) {
  const Folder folder;
  const std::string table = (folder / "table.jsonl").string();
  ASSERT_EQ(run("sweep - --out " + table, sweepDocument()).code, 0);
  const std::string text = contents(table);
  const auto resumed = [&](const std::string& value) {
    std::string changed = text;
    const std::size_t at = changed.find(':', changed.find("optimizer.lr\"", changed.find("\"trial\":2"))) + 1;
    fileWith(table, changed.replace(at, changed.find(',', at) - at, value));
    const Ended ended = run("sweep - --resume --out " + table, sweepDocument());
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(contents(table), changed) << "as it was";
    return ended.err;
  };
  EXPECT_EQ(resumed("5"), table + ": line 4: trial 2: optimizer.lr must be from 0.001 to 1, not 5\n");
  // Within the space, but not the value that this seed draws.
  EXPECT_THAT(resumed("0.5"),
              HasSubstr(": trial 2 is not what this sweep gives: optimizer.lr is 0.5 and should be 0."));
  // Beyond the budget, so the search never asks for this trial.
  fileWith(table, text + R"({"trial":90,"params":{"optimizer.lr":0.1,"batchSize":64},"steps":9,"metric":0.5})" + "\n");
  EXPECT_EQ(run("sweep - --resume --out " + table, sweepDocument()).err,
            table + ": line 8: trial 90: batchSize must be a whole number from 4 to 32, not 64\n");
}

TEST(SweepCommand, WritesTheSameTableAfterResumingWithAnyBudget) {
  const Folder folder;
  const std::string table = (folder / "table.jsonl").string();
  for (const char* name : {"random", "halving", "tpe"}) {
    const std::string strategy = R"("strategy": {"name": ")" + std::string(name) + R"("})";
    const auto withTrials = [&](const std::string& trials) {
      std::string document = sweepDocument(strategy);
      return document.replace(document.find(R"("trials": 6)"), 11, R"("trials": )" + trials);
    };
    // In halving, other trials reach the later rungs with 14 trials than with 6.
    for (const char* trials : {"6", "14", "6"}) {
      const Ended ended = run("sweep - --jobs 2 --resume --out " + table, withTrials(trials));
      ASSERT_EQ(ended.code, 0) << ended.err;
      EXPECT_EQ(linesOf(contents(table)), linesOf(run("sweep -", withTrials(trials)).out)) << name << ' ' << trials;
    }
    std::filesystem::remove(table);
  }
  ASSERT_EQ(run("sweep - --out " + table, sweepDocument()).code, 0);
  std::string fewer = sweepDocument();
  fewer.replace(fewer.find(R"("trials": 6)"), 11, R"("trials": 4)");
  EXPECT_EQ(run("sweep - --resume --out " + table, fewer).err,
            "remark: " + table + ": rows left out that this budget does not ask for: 2\n");
  EXPECT_EQ(run("sweep - --resume --shard 1/2 --out " + table, fewer).err, "") << "rows of other shards stay";
  EXPECT_EQ(linesOf(contents(table)), linesOf(run("sweep -", fewer).out));
}

TEST(SweepCommand, CountsWithoutRunning) {
  EXPECT_EQ(run("sweep - --count", sweepDocument(R"("repeats": 2)")).out, "{\"trials\":6,\"updates\":108}\n");
  EXPECT_EQ(run("sweep - --count --shard 0/4", sweepDocument()).out, "{\"trials\":2,\"updates\":18}\n");
}

TEST(SweepCommand, MarksDivergedTrialsAndExitsWith3WhenAllDiverged) {
  const std::string exploding =
      R"({"base": {"data": {"source": "linear", "preprocess": "none"}, "model": {"hidden": []},
      "optimizer": {"name": "sgd"}, "steps": 500}, "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-2,
      "high": HIGH}}, "strategy": {"name": "grid", "points": 3}})";
  std::string some = exploding, all = exploding;
  some.replace(some.find("HIGH"), 4, "1e4");
  all.replace(all.find("1e-2"), 4, "1e3").replace(all.find("HIGH"), 4, "1e4");
  const Ended ended = run("sweep -", some);
  EXPECT_EQ(ended.code, 0);
  const std::vector<json> lines = linesOf(ended.out);
  EXPECT_TRUE(lines[1]["diverged"].is_null());
  const json& diverged = lines[3];
  for (const char* key : {"step", "layer", "parameter", "quantity", "lr"})
    EXPECT_FALSE(diverged["diverged"][key].is_null()) << key;
  EXPECT_EQ(diverged["steps"], 500) << "as planned";
  for (const char* key : {"metric", "trainLoss", "validLoss"}) EXPECT_TRUE(diverged[key].is_null()) << key;
  EXPECT_EQ(run("sweep -", all).code, 3);
}

TEST(SweepCommand, ShowsTheNumberOfTrialsNotOfRungsOnATerminal) {
  if (std::system("command -v script >/dev/null") != 0) GTEST_SKIP() << "no `script` that brings a terminal";
  const Folder folder;
  const std::string document = fileWith(folder / "sweep.json", sweepDocument(R"("strategy": {"name": "halving"})"));
  const std::string seen = (folder / "seen").string();
  const std::string command = "'" GRADLAB_PROGRAM "' sweep " + document + " --out " + (folder / "table").string();
  ASSERT_EQ(std::system(("script -qec \"" + command + "\" " + seen + " >/dev/null </dev/null").c_str()), 0);
  EXPECT_THAT(contents(seen), HasSubstr("\r6 of 6 trials, best "));
}

TEST(SweepCommand, ExitsWith3WhenAllDivergedOnALaterRung) {
  const Ended ended = run("sweep -", R"({"base": {"data": {"source": "linear", "preprocess": "none"},
      "model": {"hidden": []}, "optimizer": {"name": "sgd"}, "steps": 500}, "budget": {"trials": 1},
      "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e3, "high": 1e4}},
      "strategy": {"name": "halving", "minSteps": 1, "eta": 100}})");
  const std::vector<json> lines = linesOf(ended.out);
  EXPECT_TRUE(lines[1]["metric"].is_number()) << "one update is not enough to diverge";
  EXPECT_FALSE(lines.back()["diverged"].is_null());
  EXPECT_EQ(ended.code, 3);
}

TEST(SweepCommand, CountsATrialWithoutAMetricAsDiverged) {
  const Ended ended = run("sweep -", R"({"base": {"data": {"split": [1, 0, 0]}, "steps": 2},
      "space": {"seed": {"kind": "int", "low": 0, "high": 1}}, "strategy": {"name": "grid"}})");
  EXPECT_EQ(ended.code, 3) << ended.err;
  EXPECT_EQ(linesOf(ended.out)[1]["diverged"]["quantity"], "metric");
  EXPECT_TRUE(linesOf(ended.out)[1]["trainLoss"].is_null());
}

TEST(SweepCommand, WritesRefusedTrialsAsRows) {
  const Ended ended = run("sweep -", R"({"base": {"steps": 2}, "strategy": {"name": "grid"},
      "space": {"model.activation": {"kind": "choice", "values": ["sine", "relu"]}}})");
  EXPECT_EQ(ended.code, 0);
  const json refused = linesOf(ended.out)[1];
  EXPECT_EQ(refused["refused"][0]["path"], "model.activation");
  EXPECT_EQ(refused["steps"], 0);
  EXPECT_TRUE(refused["metric"].is_null());
  EXPECT_TRUE(refused["diverged"].is_null());
  EXPECT_FALSE(linesOf(ended.out)[2].contains("refused"));
}

TEST(SweepCommand, PrintsEachProblemOfADocumentOnOneLine) {
  const Ended ended = run("sweep - --jobs 2", R"({"base": {"steps": 0}, "space": {"optimizer.lr":
      {"kind": "uniform", "low": 1, "high": 0}}, "at": "start"})");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  for (const char* line : {"base.steps: ", "\nspace.optimizer.lr.high: ", "\nat: "})
    EXPECT_THAT("\n" + ended.err, HasSubstr(line));
  EXPECT_EQ(run("sweep - --jobs x --shard 3/3", sweepDocument()).err,
            "--jobs: must be a whole number from 0 to 1024\n"
            "--shard: must be I/N with whole numbers and 0 <= I < N, such as 0/4\n");
  const Ended unreadable = run("sweep -", R"({"base": {"data": {"source": "iris"}}, "space": {"seed":
      {"kind": "int", "low": 0, "high": 9}}})",
                               "GRADLAB_DATA=/nowhere");
  EXPECT_EQ(unreadable.err, "base.data.source: /nowhere/iris.csv cannot be read\n");
}

TEST(SweepCommand, FinishesRunningTrialsAfterCtrlC) {
  const Folder folder;
  const std::string table = (folder / "table.jsonl").string();
  const std::string document = fileWith(folder / "sweep.json", R"({"base": {"steps": 3000, "evalEvery": 1000},
      "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-3, "high": 1e-1}}, "budget": {"trials": 200}})");
  // Sends SIGINT after two rows. The program runs in the background, where shells ignore SIGINT by default.
  const std::string command =
      "trap - INT; '" GRADLAB_PROGRAM "' sweep " + document + " --jobs 2 --out " + table +
      " & pid=$!; while [ \"$(cat " + table +
      " 2>/dev/null | wc -l)\" -lt 3 ]; do sleep 0.02; done; kill -INT $pid; wait $pid; echo $?";
  fileWith(folder / "script.sh", "set -m\n" + command);
  const std::string answer = (folder / "answer").string();
  ASSERT_EQ(std::system(("bash '" + (folder / "script.sh").string() + "' > '" + answer + "'").c_str()), 0);
  EXPECT_EQ(contents(answer), "130\n");
  const std::vector<json> lines = linesOf(contents(table));
  EXPECT_GE(lines.size(), 3U);
  EXPECT_LT(lines.size(), 150U);
  for (std::size_t i = 1; i < lines.size(); ++i) EXPECT_EQ(lines[i]["trial"], i - 1) << "in order, none missing";
}

}  // namespace
}  // namespace gradlab::testing
