#include "cli/run.h"

#include <utility>

#include "cli/files.h"
#include "cli/json.h"
#include "core/data/source.h"
#include "core/experiment/check.h"
#include "core/experiment/own-data.h"

namespace gradlab::cli {

Parsed readDataset(const DataChoice& data) {
  if (std::optional<Parsed> own = ownData(data)) return *std::move(own);
  const std::string path = dataPath(findSource(data.source)->file);
  const auto text = readFile(path);
  if (!text) return {{}, {{"data.source", "unreadable", {{"file", path}}, path + " cannot be read"}}};
  Parsed parsed = parseDataset(data.source, *text);
  for (Problem& problem : parsed.problems) {
    problem.path = "data.source";
    problem.message = path + ": " + problem.message;
  }
  return parsed;
}

std::vector<std::string> linesOf(const Problems& problems, const std::string& file) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems)
    lines.push_back((problem.path.empty() ? file : problem.path) + ": " + problem.message);
  return lines;
}

Run readRun(const std::string& file) {
  Run run;
  const auto text = readFile(file);
  if (!text) {
    run.complaints = {file + ": cannot be read"};
    return run;
  }
  const ParsedJson parsed = parseJson(*text);
  if (!parsed.complaint.empty()) {
    run.complaints = {file + ": " + parsed.complaint};
    return run;
  }
  Checked checked = checkExperiment(parsed.value);
  run.complaints = linesOf(checked.problems, file);
  if (!run.complaints.empty()) return run;
  run.experiment = std::move(checked.experiment);

  Parsed data = readDataset(run.experiment.data);
  if (data.problems.empty()) data.problems = checkAgainstData(run.experiment, data.dataset);
  run.complaints = linesOf(data.problems, file);
  run.dataset = std::move(data.dataset);
  return run;
}

}  // namespace gradlab::cli
