#include <gtest/gtest.h>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

const std::string kSweep = R"({"base": {"data": {"samples": 60}, "model": {"hidden": [3]}, "steps": 9},
    "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-3, "high": 1}}, "budget": {"trials": 8}})";

TEST(ReportCommand, PrintsTheReportOfATable) {
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
  // Training with the document of the best trial gives its loss.
  const json trained = run("train -", report["experiment"].dump()).json();
  EXPECT_EQ(trained["evaluation"]["validLoss"].back(), report["best"]["metric"]);
}

TEST(ReportCommand, ReadsConcatenatedShardsAndATableWithoutItsDocument) {
  const std::string whole = run("sweep -", kSweep).out;
  const std::string parts = run("sweep - --shard 1/2", kSweep).out + run("sweep - --shard 0/2", kSweep).out;
  json together = run("report -", parts).json(), reported = run("report -", whole).json();
  together["best"].erase("milliseconds");
  reported["best"].erase("milliseconds");
  EXPECT_EQ(together, reported);

  const std::string rows = whole.substr(whole.find('\n') + 1);
  const json alone = run("report -", rows).json();
  EXPECT_TRUE(alone["experiment"].is_null());
  EXPECT_EQ(alone["importance"], json::array());
  EXPECT_EQ(alone["boundary"], json::array());
  EXPECT_EQ(alone["best"]["params"], reported["best"]["params"]);
  const Folder folder;
  std::ofstream(folder / "sweep.json") << kSweep;
  json given = run("report - --document " + (folder / "sweep.json").string(), rows).json();
  given["best"].erase("milliseconds");
  EXPECT_EQ(given, reported);
  EXPECT_EQ(run("report -", "").json()["trials"], 0);
}

/// The sweep of the following table, in which trial 1 diverged and trial 2 was refused.
const std::string kCsvSweep = R"({"metric": "valid-accuracy", "strategy": {"name": "grid", "points": 2},
    "space": {"optimizer.name": {"kind": "choice", "values": ["sgd", "momentum"]}, "steps": {"kind": "int",
    "low": 5, "high": 9}, "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.9,
    "when": {"optimizer.name": ["momentum"]}}}})";

/// A table as the page saves it; a spreadsheet may change `separator` and `point`.
std::string csvTable(char separator = ',', char point = '.') {
  std::string text =
      "trial;rung;optimizer.name;steps;optimizer.momentum;metric;spread;trainLoss;validLoss;"
      "validAccuracy;milliseconds;divergedAt;refused;sweep\n"
      "0;;sgd;5;;0@5;;0@7;0@6;0@5;4;;;SWEEP\n"
      "1;;momentum;9;0@45;;;;;;4;3;;\n"
      "2;;momentum;5;0@9;;;;;;0;;\"[{\"\"path\"\":\"\"data\"\"}]\";\n"
      "3;;momentum;9;0;0@75;;1e-3;0@5;0@75;4;;;\n";
  std::string sweep;
  for (const char letter : kCsvSweep)
    if (letter != '\n') sweep += letter == '"' ? "\"\"" : std::string(1, letter);
  for (char& letter : text) letter = letter == ';' ? separator : letter == '@' ? point : letter;
  return text.replace(text.find("SWEEP"), 5, '"' + sweep + '"');
}

const std::string kCsvAsLines =
    R"({"sweep": SWEEP}
{"trial":0,"params":{"optimizer.name":"sgd","steps":5},"steps":5,"metric":0.5,"trainLoss":0.7,"validLoss":0.6,"validAccuracy":0.5,"milliseconds":4}
{"trial":1,"params":{"optimizer.name":"momentum","steps":9,"optimizer.momentum":0.45},"steps":9,"metric":null,"diverged":{"step":3}}
{"trial":2,"params":{"optimizer.name":"momentum","steps":5,"optimizer.momentum":0.9},"steps":0,"metric":null,"refused":[{"path":"data"}]}
{"trial":3,"params":{"optimizer.name":"momentum","steps":9,"optimizer.momentum":0},"steps":9,"metric":0.75,"trainLoss":0.001,"validLoss":0.5,"validAccuracy":0.75,"milliseconds":4}
)";

TEST(ReportCommand, ReportsTheSameForTheCsvOfThePageAsForJsonLines) {
  std::string lines = kCsvAsLines, sweep = kCsvSweep;
  std::erase(sweep, '\n');
  lines.replace(lines.find("SWEEP"), 5, sweep);
  const Ended reported = run("report -", lines);
  ASSERT_EQ(reported.code, 0) << reported.err;
  EXPECT_EQ(reported.json()["best"]["trial"], 3);
  EXPECT_EQ(reported.json()["diverged"], 1);
  EXPECT_EQ(run("report -", csvTable()).out, reported.out);
  EXPECT_EQ(run("report -", csvTable('\t')).out, reported.out);
  EXPECT_EQ(run("report -", csvTable(';', ',')).out, reported.out) << "saved again where numbers have a comma";
  EXPECT_EQ(run("report -", "\xEF\xBB\xBF" + csvTable()).out, reported.out);

  // Without a document: every column that is not a field of a row is a hyper-parameter, and lower is better.
  const std::string alone = "trial,seed,metric,steps\n0,7,0.5,9\n1,8,0.75,9\n";
  EXPECT_EQ(run("report -", alone).json()["best"]["params"], json({{"seed", 7}}));
  const Folder folder;
  std::ofstream(folder / "sweep.json") << R"({"metric": "valid-accuracy", "space": {"seed": {"kind": "int", "low": 0,
      "high": 9}}})";
  EXPECT_EQ(run("report - --document " + (folder / "sweep.json").string(), alone).json()["experiment"]["seed"], 8);
}

TEST(ReportCommand, ReportsLineAndColumnOfAWrongCsvCell) {
  const auto complaint = [](const std::string& table) {
    const Ended ended = run("report -", table);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err;
  };
  const std::string head = "trial,optimizer.lr,steps,metric\n";
  EXPECT_EQ(complaint(head + "0,0.1,9,0.5\n1,0.2,9,good\n"),
            "-: line 3, column 4: metric must be a number, not \"good\"\n");
  EXPECT_EQ(complaint(head + "0,0.1,9,0.5\n1.5,0.2,9,0.5\n"),
            "-: line 3, column 1: trial must be a whole number of at least 0\n");
  EXPECT_EQ(complaint(head + "0,0.1,9,0.5\n0,0.2,9,0.5\n"), "-: line 3, column 1: trial 0 is there twice\n");
  EXPECT_EQ(complaint(head + "0,0.1,9,0.5\n\n1,0.2,9\n"),
            "-: line 4, column 4: the line has 3 cells, the first line 4\n");
  EXPECT_EQ(complaint(head + "0,0.1,9,\"0.5\n"), "-: line 2, column 4: the quote is never closed\n");
  EXPECT_EQ(complaint("trial,steps,steps,metric\n0,1,1,0.5\n"), "-: line 1, column 3: steps is there twice\n");
  EXPECT_EQ(complaint("trial,steps,loss\n0,1,0.5\n"), "-: line 1, column 1: there is no column called metric\n");
  EXPECT_EQ(complaint("trial,steps,metric,sweep\n0,1,0.5,{\n").substr(0, 41),
            "-: line 2, column 4: sweep is not JSON: l");
  EXPECT_EQ(complaint(csvTable().replace(csvTable().find("1,,momentum"), 11, "1,,adam")),
            "-: line 3: trial 1: optimizer.name must be one of the values of that choice, not \"adam\"\n");
}

TEST(ReportCommand, RefusesRowsThatDoNotFitTheSpace) {
  const std::string table = run("sweep -", kSweep).out;
  const auto complaint = [&](const std::string& params) {
    const std::string row = R"({"trial":9,"params":)" + params + R"(,"steps":9,"metric":0.5})" + "\n";
    const Ended ended = run("report -", table + row);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err;
  };
  EXPECT_EQ(complaint(R"({"optimizer.lr":5})"), "-: line 10: trial 9: optimizer.lr must be from 0.001 to 1, not 5\n");
  EXPECT_EQ(complaint("{}"), "-: line 10: trial 9: optimizer.lr is missing\n");
  EXPECT_EQ(complaint(R"({"optimizer.lr":0.1,"batchSize":8})"),
            "-: line 10: trial 9: batchSize is no dimension of the space\n");
}

TEST(ReportCommand, ReportsTheLineOfABadTable) {
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
  EXPECT_EQ(complaint(row + "\n{\"trial\":1").substr(0, 23), "-: line 2, column 11: s");
  EXPECT_EQ(complaint("nonsense\n").substr(0, 22), "-: line 1, column 2: s");
  EXPECT_EQ(complaint("\n{\"sweep\":{\"space\":{\"optimizer.lr\":3}}}\n" + row + "\n"),
            "-: line 2: space.optimizer.lr: must be an object, not a number\n");
  EXPECT_EQ(run("report").err, "TABLE: must be given; - is standard input\n");
}

}  // namespace
}  // namespace gradlab::testing
