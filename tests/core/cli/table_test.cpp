#include <gtest/gtest.h>

#include <regex>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

/// Runs `gradlab data` with a table in a separate file, without preprocessing, with all rows for training.
class DataFlag : public ::testing::Test {
 protected:
  Ended data(const std::string& bytes, const std::string& arguments = "data -",
             const std::string& document = R"({"data": {"preprocess": "none", "split": [1, 0, 0]}})") {
    std::ofstream(folder / "table", std::ios::binary) << bytes;
    return run(arguments + " --data " + table(), document);
  }
  std::string table() const { return (folder / "table").string(); }

  Folder folder;
};

TEST_F(DataFlag, ReadsTheTableFromAFile) {
  const Ended ended = data("x,kind\n1,pear\n2,apple\n");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(ended.json(), json::parse(R"({"features": ["x"], "classes": ["pear", "apple"], "remarks": [], "rows": [
                           {"split": "train", "x": [1], "y": 0}, {"split": "train", "x": [2], "y": 1}]})"));
}

TEST_F(DataFlag, ReadsWindows1252AndAllSeparatorsAndLineEnds) {
  for (const char* bytes : {"x,who\n1,M\xFCller\n2,M\xF6ller\n3,M\xFCller\n4,M\xF6ller\n",
                            "x;who\r\n1;M\xFCller\r\n2;M\xF6ller\r\n", "x\twho\r1\tM\xFCller\r2\tM\xF6ller\r"}) {
    const Ended ended = data(bytes);
    ASSERT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.json()["classes"], json({"M\xC3\xBCller", "M\xC3\xB6ller"}));
    EXPECT_EQ(ended.json()["remarks"][0]["code"], "windows-1252");
    EXPECT_EQ(ended.err.find("remark: data.csv: the file is not UTF-8"), 0U);
  }
}

TEST_F(DataFlag, ReportsProblemsOfTheTableUnderItsFileAndOthersUnderTheirPath) {
  EXPECT_EQ(data("x,y\n1,1.5\n2\n").err,
            table() + ": line 3, column 2: the cell is missing: the row ends after 1 of 2 cells\n");
  EXPECT_EQ(data(std::string("PK\x03\x04", 4)).err.find(table() + ": this is a spreadsheet"), 0U);
  EXPECT_EQ(data("x,y\n1,1.5\n", "data -", R"({"data": {"target": "z"}})").err,
            "data.target: there is no column \"z\"; there are \"x\", \"y\"\n");
  const std::string missing = (folder / "none").string();
  EXPECT_EQ(run("data - --data " + missing, "{}").err, missing + ": cannot be read\n");
  for (const char* document : {"[]", R"({"data": 3})"}) EXPECT_EQ(data("x,y\n1,2\n", "data -", document).code, 2);
}

TEST_F(DataFlag, IsRefusedBesideACsvAndReplacesAnotherSource) {
  const Ended both = data("x,y\n1,1.5\n2,3\n", "data -", R"({"data": {"source": "csv", "csv": "a,b\n1,2\n"}})");
  EXPECT_EQ(both.code, 2);
  EXPECT_EQ(both.out, "");
  EXPECT_EQ(both.err.find("--data: "), 0U);
  const Ended other = data("x,y\n1,1.5\n2,3\n", "data -", R"({"data": {"source": "iris", "split": [1, 0, 0]}})");
  EXPECT_EQ(other.json()["features"], json({"x"})) << other.err;
}

TEST_F(DataFlag, OneOfFileAndTableCanBeStandardInput) {
  std::ofstream(folder / "experiment") << R"({"data": {"split": [1, 0, 0]}})";
  const Ended ended = run("data " + (folder / "experiment").string() + " --data -", "x,y\n1,1.5\n2,3\n");
  EXPECT_EQ(ended.json()["rows"].size(), 2U) << ended.err;
  EXPECT_EQ(run("data - --data -", "{}").err.find("--data: standard input is the experiment"), 0U);
  EXPECT_EQ(run("data - --data", "{}").err, "--data: needs a value\n");
  EXPECT_EQ(run("data - --data=", "{}").err, "--data: needs a value\n");
}

TEST_F(DataFlag, TrainsToTheSameResultAsWithTheTextInTheDocument) {
  const char* settings = R"("model": {"hidden": [3]}, "steps": 20, "evalEvery": 10})";
  const Ended beside = data("x,y\n1,NA\n2,3.5\n3,4\n4,5\n5,6.25\n", "train - --weights", std::string("{") + settings);
  const Ended inside =
      run("train - --weights",
          std::string(R"({"data": {"source": "csv", "csv": "x,y\n1,NA\n2,3.5\n3,4\n4,5\n5,6.25\n"}, )") + settings);
  ASSERT_EQ(beside.code, 0) << beside.err;
  EXPECT_EQ(beside.out, inside.out);
  EXPECT_EQ(beside.err, "remark: data.csv: rows left out for a missing cell: 1 of 5\n");
  EXPECT_EQ(inside.err, beside.err);
}

TEST_F(DataFlag, IsTheTableOfTheBaseOfASweep) {
  std::string text = "x,y\n";
  for (int i = 0; i < 12; ++i) text += (i % 5 == 0 ? "NA" : std::to_string(i)) + "," + std::to_string(0.5 * i) + "\n";
  const std::string rest =
      R"("missing": "mean"}, "model": {"hidden": []}, "steps": 3}, "folds": 3, "budget": {"trials": 3},
         "space": {"optimizer.lr": {"kind": "log-uniform", "low": 0.001, "high": 0.1}}})";
  const Ended beside = data(text, "sweep -", R"({"base": {"data": {)" + rest);
  ASSERT_EQ(beside.code, 0) << beside.err;
  EXPECT_EQ(beside.err, "remark: data.csv: missing cells that get the mean of the training rows: 3\n");
  json base = json::parse(R"({"base": {"data": {)" + rest);
  base["base"]["data"]["source"] = "csv";
  base["base"]["data"]["csv"] = text;
  const auto withoutTime = [](std::string table) {
    return std::regex_replace(table, std::regex(R"("milliseconds":[^}]*)"), "");
  };
  EXPECT_EQ(withoutTime(beside.out), withoutTime(run("sweep -", base.dump()).out));
  EXPECT_EQ(data("x,y\n1\n", "sweep -", R"({"base": {"data": {)" + rest).err.find(table() + ": line 2, column 2: "),
            0U);
  EXPECT_EQ(data(text, "sweep -", base.dump()).err.find("--data: "), 0U) << "the base has a csv";
}

TEST(Remarks, ArePrintedForEverySource) {
  for (const char* source : {"xor", "iris", "plane"}) {
    const Ended ended = run("data -", std::string(R"({"data": {"source": ")") + source + R"("}})");
    EXPECT_EQ(ended.json()["remarks"], json::array()) << source;
    EXPECT_EQ(ended.err, "");
  }
  const json remark = run("data -", R"({"data": {"source": "csv", "csv": "1,x\n2,y\n3,x\n"}})").json()["remarks"][0];
  EXPECT_EQ(remark, json::parse(R"({"path": "data.csv", "code": "no-header", "params": {}, "message":
                         "the first line holds data, so the columns are called \"column 1\", \"column 2\", .."})"));
}

TEST(Remarks, AreNotPrintedWithProblems) {
  EXPECT_EQ(run("train -", R"({"data": {"source": "csv", "csv": "1,x\n2,y\n,x\n"}, "steps": 0})").err,
            "steps: must be between 1 and 10000000, not 0\n");
}

}  // namespace
}  // namespace gradlab::testing
