#include "cli/sweep-document.h"

#include "cli/datasets.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/run.h"
#include "core/experiment/own-data.h"

namespace gradlab::cli {

SweepFile checkSweepDocument(const Value& document, const std::string& file, const Table& table) {
  SweepFile read;
  CheckedSweep checked = checkSweep(document);
  read.complaints = linesOf(checked.problems, file, table);
  if (!read.complaints.empty()) return read;
  read.sweep = std::move(checked.sweep);
  Datasets datasets;
  const Parsed& data = datasets.of(read.sweep.base.data);
  Problems problems = data.problems;
  for (Problem& problem : problems) problem.path = "base." + problem.path;
  if (problems.empty()) problems = checkAgainstData(read.sweep, data.dataset);
  read.complaints = linesOf(problems, file, table);
  return read;
}

SweepFile readSweep(const std::string& file, const Flags& flags) {
  const Table table = readTable(flags, file);
  if (!table.complaints.empty()) return {{}, table.complaints};
  const auto text = readFile(file);
  if (!text) return {{}, {file + ": cannot be read"}};
  ParsedJson parsed = parseJson(*text);
  if (!parsed.complaint.empty()) return {{}, {file + ": " + parsed.complaint}};
  std::vector<std::string> complaints;
  if (parsed.value.object() != nullptr) putTable(table, memberOf(*parsed.value.object(), "base"), complaints);
  if (!complaints.empty()) return {{}, complaints};
  SweepFile read = checkSweepDocument(parsed.value, file, table);
  if (!read.complaints.empty()) return read;
  printRemarks(table.remarks);
  printRemarks(OwnDataReader().read(read.sweep.base.data).remarks);
  return read;
}

}  // namespace gradlab::cli
