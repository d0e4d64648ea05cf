#include <gtest/gtest.h>

#include <sstream>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

#ifdef GRADLAB_MPI

const std::string kLongSweep = R"({"base": {"steps": 800, "evalEvery": 400}, "strategy": {"name": "STRATEGY"},
    "space": {"optimizer.lr": {"kind": "log-uniform", "low": 1e-3, "high": 1e-1}}, "budget": {"trials": 40}})";

std::string documentWith(const std::string& strategy) {
  std::string document = kLongSweep;
  return document.replace(document.find("STRATEGY"), 8, strategy);
}

std::vector<json> rowsIn(const std::string& table) {
  std::vector<json> lines;
  std::istringstream text(table);
  for (std::string line; std::getline(text, line);) {
    lines.push_back(json::parse(line));
    lines.back().erase("milliseconds");
  }
  return lines;
}

/// A shell command with four ranks on this machine; each writes its process number to a file in `folder`. Open MPI does
/// not release all of its memory when a rank ends, so AddressSanitizer looks for leaks only in tests with one process.
std::string onFourRanks(const Folder& folder, const std::string& arguments) {
  const std::string script = (folder / "rank.sh").string();
  std::ofstream(script) << "echo $$ > '" << (folder / "pid.").string()
                        << "'$OMPI_COMM_WORLD_RANK\nASAN_OPTIONS=detect_leaks=0 exec '" GRADLAB_PROGRAM "' "
                        << arguments << '\n';
  return "mpirun --allow-run-as-root --oversubscribe -n 4 sh '" + script + "'";
}

TEST(Ranks, WriteTheSameTableAsOneProcess) {
  for (const char* strategy : {"random", "halving", "tpe"}) {
    const Folder folder;
    std::ofstream(folder / "sweep.json") << documentWith(strategy);
    const std::string file = (folder / "sweep.json").string(), table = (folder / "table.jsonl").string();
    const std::string command =
        onFourRanks(folder, "sweep " + file + " --jobs 2 --out " + table) + " >" + (folder / "out").string() + " 2>&1";
    ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())), 0) << contents(folder / "out");
    EXPECT_EQ(rowsIn(contents(table)), rowsIn(run("sweep " + file).out)) << strategy;
  }
}

TEST(Ranks, LeaveATableThatCanBeResumedWhenOneRankIsKilled) {
  const Folder folder;
  std::string document = documentWith("random");
  document.replace(document.find("\"trials\": 40"), 12, "\"trials\": 120");
  document.replace(document.find("\"steps\": 800"), 12, "\"steps\": 8000");
  std::ofstream(folder / "sweep.json") << document;
  const std::string file = (folder / "sweep.json").string(), table = (folder / "table.jsonl").string();
  std::ofstream(folder / "kill.sh") << onFourRanks(folder, "sweep " + file + " --out " + table) << " >"
                                    << (folder / "out").string() << " 2>&1 &\n"
                                    << "mpi=$!\nwhile [ \"$(cat " << table
                                    << " 2>/dev/null | wc -l)\" -lt 4 ]; do sleep 0.02; done\n"
                                    << "kill -9 $(cat '" << (folder / "pid.2").string() << "')\nwait $mpi\n";
  const int status = std::system(("sh '" + (folder / "kill.sh").string() + "'").c_str());
  EXPECT_NE(WEXITSTATUS(status), 0) << "a rank that dies ends the job";
  const std::vector<json> left = rowsIn(contents(table));
  EXPECT_GE(left.size(), 4U);
  EXPECT_LT(left.size(), 110U);
  ASSERT_EQ(run("sweep " + file + " --resume --jobs 2 --out " + table).code, 0);
  EXPECT_EQ(rowsIn(contents(table)), rowsIn(run("sweep " + file + " --jobs 2").out));
}

TEST(Ranks, ReportBadInputOnceAndAllExitWith2) {
  const Folder folder;
  std::ofstream(folder / "sweep.json") << "{}";
  const std::string command =
      onFourRanks(folder, "sweep " + (folder / "sweep.json").string()) + " >'" + (folder / "out").string() + "' 2>&1";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
  const std::string output = contents(folder / "out");
  EXPECT_NE(output.find("space: must be given"), std::string::npos) << output;
  EXPECT_EQ(output.find("space: must be given"), output.rfind("space: must be given")) << "rank 0 alone speaks";
}

#else

TEST(Ranks, AreRefusedByAProgramWithoutMpi) {
  const Ended ended =
      run("sweep -", R"({"space": {"seed": {"kind": "int", "low": 0, "high": 9}}})", "OMPI_COMM_WORLD_SIZE=4");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("built without MPI"), std::string::npos);
}

#endif

}  // namespace
}  // namespace gradlab::testing
