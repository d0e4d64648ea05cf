#include "cli/sweep-document.h"

#include "cli/datasets.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/run.h"

namespace gradlab::cli {

SweepFile checkSweepDocument(const Value& document, const std::string& file) {
  SweepFile read;
  CheckedSweep checked = checkSweep(document);
  read.complaints = linesOf(checked.problems, file);
  if (!read.complaints.empty()) return read;
  read.sweep = std::move(checked.sweep);
  Datasets datasets;
  const Parsed& data = datasets.of(read.sweep.base.data);
  Problems problems = data.problems;
  for (Problem& problem : problems) problem.path = "base." + problem.path;
  if (problems.empty()) problems = checkAgainstData(read.sweep, data.dataset);
  read.complaints = linesOf(problems, file);
  return read;
}

SweepFile readSweep(const std::string& file, const std::string&) {
  const auto text = readFile(file);
  if (!text) return {{}, {file + ": cannot be read"}};
  const ParsedJson parsed = parseJson(*text);
  if (!parsed.complaint.empty()) return {{}, {file + ": " + parsed.complaint}};
  return checkSweepDocument(parsed.value, file);
}

}  // namespace gradlab::cli
