#include "cli/run.h"

#include <utility>

#include "cli/files.h"
#include "cli/json.h"
#include "core/data/source.h"
#include "core/experiment/check.h"

namespace gradlab::cli {

Parsed readDataset(const DataChoice& data) {
  OwnData own = OwnDataReader().read(data);
  if (own.dataset != nullptr || !own.problems.empty())
    return {own.dataset == nullptr ? Dataset() : *own.dataset, std::move(own.problems)};
  const Source& source = *findSource(data.source);
  const std::string path = dataPath(source.file);
  const auto text = readFile(path);
  if (!text) return {{}, {{"data.source", "unreadable", {{"file", path}}, path + " cannot be read"}}};
  Parsed parsed = parseDataset(source.name, *text);
  for (Problem& problem : parsed.problems) {
    problem.path = "data.source";
    problem.message = path + ": " + problem.message;
  }
  return parsed;
}

Run readRun(const std::string& file, const Flags& flags) {
  Run run;
  const Table table = readTable(flags, file);
  run.complaints = table.complaints;
  if (!run.complaints.empty()) return run;
  const auto text = readFile(file);
  if (!text) {
    run.complaints = {file + ": cannot be read"};
    return run;
  }
  ParsedJson parsed = parseJson(*text);
  if (!parsed.complaint.empty()) {
    run.complaints = {file + ": " + parsed.complaint};
    return run;
  }
  putTable(table, parsed.value, run.complaints);
  if (!run.complaints.empty()) return run;
  Checked checked = checkExperiment(parsed.value);
  run.complaints = linesOf(checked.problems, file, table);
  if (!run.complaints.empty()) return run;
  run.experiment = std::move(checked.experiment);
  run.dataset = std::move(checked.data.dataset);
  if (run.dataset == nullptr) {
    Parsed data = readDataset(run.experiment.data);
    if (data.problems.empty()) data.problems = checkAgainstData(run.experiment, data.dataset);
    run.complaints = linesOf(data.problems, file);
    run.dataset = std::make_shared<Dataset>(std::move(data.dataset));
  }
  run.remarks = table.remarks;
  run.remarks.insert(run.remarks.end(), checked.data.remarks.begin(), checked.data.remarks.end());
  if (run.complaints.empty()) printRemarks(run.remarks);
  return run;
}

}  // namespace gradlab::cli
