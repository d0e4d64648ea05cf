#include <gtest/gtest.h>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

/// Bad input: exit code 2, nothing on standard output, exactly these lines on standard error.
void expectRefused(const Ended& ended, const std::string& lines) {
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, lines);
}

TEST(Program, ListsItsCommandsForAnUnknownOne) {
  expectRefused(run("swep"),
                "swep: is no command; there are catalog, data, train, sweep, report, backprop, descend, signal\n");
  const Ended none = run("");
  EXPECT_EQ(none.code, 2);
  EXPECT_EQ(none.out, "");
  EXPECT_NE(none.err.find("train"), std::string::npos);
}

TEST(Program, PrintsItsVersion) {
  const Ended ended = run("--version");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "gradlab 0.2.0\n");
}

TEST(Program, PrintsHelpForEveryCommand) {
  for (const char* arguments : {"--help", "-h", "help", "catalog --help", "data --help", "train --help",
                                "train nothing --csv --help", "descend --help"}) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.code, 0) << arguments;
    EXPECT_NE(ended.out.find("gradlab "), std::string::npos) << arguments;
    EXPECT_EQ(ended.err, "") << arguments;
  }
}

TEST(Program, PrintsEachProblemOfADocumentOnOneLine) {
  expectRefused(run("train -", R"({"optimizer": {"lr": -1, "momentum": 0.9}, "steps": 0, "loss": "mse"})"),
                "optimizer.lr: must be between 1e-12 and 10000000000, not -1\n"
                "optimizer.momentum: is not a knob of adam; known here: name, lr, beta1, beta2, eps, weightDecay\n"
                "steps: must be between 1 and 10000000, not 0\n"
                "loss: mse does not fit the data: their target is a class, which takes cross-entropy\n");
  expectRefused(run("data -", R"({"seed": 1, "seed": 2})"), "seed: is given more than once\n");
  expectRefused(run("data -", R"({"data": {"source": "csv", "csv": "a,b\n1,2\n3"}})"),
                "data.csv: line 3, column 2: the cell is missing: the row ends after 1 of 2 cells\n");
  expectRefused(run("train -", "[]"), "-: must be an object, not a list\n");
}

TEST(Program, ReadsANumberBeyondDoublePrecisionAsInfinity) {
  expectRefused(
      run("train -", R"({"seed": 1e999, "data": {"inputShift": -1e400}})"),
      "seed: must be a finite number, not infinity\ndata.inputShift: must be a finite number, not -infinity\n");
}

TEST(Program, NamesLineAndColumnOfTextThatIsNotJson) {
  const auto place = [](const std::string& text) {
    const Ended ended = run("train -", text);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err.substr(0, ended.err.find(": ", 3));
  };
  EXPECT_EQ(place("{\"seed\": 1,\n  \"steps\": ]}"), "-: line 2, column 12");
  EXPECT_EQ(place("x"), "-: line 1, column 1");
  EXPECT_EQ(place(""), "-: line 1, column 1");
  EXPECT_EQ(place("{} {}"), "-: line 1, column 4");
  EXPECT_EQ(place("{\n\n\"a\":\n"), "-: line 4, column 1");
  EXPECT_EQ(place("{\"seed\":NaN}"), "-: line 1, column 9");
  const std::string deep(100000, '[');
  expectRefused(run("train -", deep), "-: is nested more than 100 levels deep\n");
}

TEST(Program, NamesFilesThatCannotBeRead) {
  const Folder folder;
  const std::string missing = (folder / "missing.json").string();
  expectRefused(run("train " + missing), missing + ": cannot be read\n");
  expectRefused(run("data " + (folder / "").string()), (folder / "").string() + ": cannot be read\n");
  expectRefused(run("data"), "FILE: must be given; - is standard input\n");
  expectRefused(run("data - second"), "second: is one file too many\n");
  expectRefused(run("data -", R"({"data": {"source": "iris"}})", "GRADLAB_DATA=" + (folder / "none").string()),
                "data.source: " + (folder / "none").string() + "/iris.csv cannot be read\n");
}

TEST(Program, ReportsUnknownAndWrongFlags) {
  expectRefused(run("train - --weight"),
                "--weight: is no flag of this command; known here: --data, --snapshot, --resume, --csv, --weights\n");
  expectRefused(run("train - --lr 3"),
                "--lr: is no flag of this command; known here: --data, --snapshot, --resume, --csv, --weights\n");
  expectRefused(run("train - --snapshot"), "--snapshot: needs a value\n");
  expectRefused(run("train - --csv=1 --csv"), "--csv: takes no value\n--csv: is given more than once\n");
  expectRefused(run("train - --csv --weights"), "--weights: cannot be printed as --csv\n");
  expectRefused(run("catalog --y x"), "--y: is no flag of this command; there are none here\n");
  for (const std::string command : {"catalog", "descend", "signal"})
    EXPECT_NE(run(command + " x").err.find("x: is not expected; " + command + " takes "), std::string::npos);
}

}  // namespace
}  // namespace gradlab::testing
