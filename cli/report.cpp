#include "core/search/report.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/csv-table.h"
#include "cli/files.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "cli/run.h"
#include "core/data/encoding.h"

namespace gradlab {

namespace {

constexpr std::string_view reportHelp =
    "gradlab report TABLE [--document FILE]\n\n"
    "Says what a table of gradlab sweep holds, as JSON: the best trial with its experiment, the best so far, which\n"
    "hyper-parameters mattered to get into the best tenth (PED-ANOVA), whether the best trials lie at an end of a\n"
    "range, and what the best of k trials gives. TABLE holds JSON lines, or the CSV that the page saves; lines put\n"
    "together with cat are read as one table; - is standard input.\n\n"
    "  --document FILE  the sweep that the table is of, where the table does not say, or in its place\n";

/// Reads the document of a file; returns the complaints.
std::vector<std::string> readDocument(const std::string& file, std::optional<Value>& document) {
  const auto text = cli::readFile(file);
  if (!text) return {file + ": cannot be read"};
  cli::ParsedJson parsed = cli::parseJson(*text);
  if (!parsed.complaint.empty()) return {file + ": " + parsed.complaint};
  document = std::move(parsed.value);
  return {};
}

/// Reads a table: JSON lines, or CSV as the page saves it.
cli::SweepTable readTable(const std::string& bytes) {
  Decoded decoded = decodeText(bytes);
  if (!decoded.problems.empty()) return {.complaint = decoded.problems[0].message};
  if (cli::isCsvTable(decoded.text)) return cli::parseCsvTable(decoded.text);
  return cli::parseSweepTable(decoded.text, false);
}

}  // namespace

int report(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {"document"}, {});
  if (flags.help) return cli::help(reportHelp);
  const std::string file = cli::theFile(flags, "TABLE");
  const bool given = flags.has("document");
  if (given && file == "-" && flags.values["document"] == "-")
    flags.complaints.emplace_back("--document: standard input is the table already");
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);

  const auto text = cli::readFile(file);
  if (!text) return cli::refuse({file + ": cannot be read"});
  const cli::SweepTable table = readTable(*text);
  if (!table.complaint.empty()) return cli::refuse({file + ": " + table.complaint});
  std::optional<Value> document = table.sweep;
  if (given) flags.complaints = readDocument(flags.values["document"], document);
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  std::optional<CheckedSweep> checked;
  if (document) checked = checkSweep(*document);
  if (checked && !checked->problems.empty()) {
    if (given) return cli::refuse(cli::linesOf(checked->problems, flags.values["document"]));
    const std::string line = file + ": line " + std::to_string(table.sweepLine);
    for (const std::string& problem : cli::linesOf(checked->problems, "the sweep"))
      flags.complaints.push_back(line + ": " + problem);
    return cli::refuse(flags.complaints);
  }
  const std::string misfit = checked ? cli::complaintOfRows(table, checked->sweep) : "";
  if (!misfit.empty()) return cli::refuse({file + ": " + misfit});
  std::cout << cli::toJson(toValue(reportOf(checked ? &checked->sweep : nullptr, table.rows))) << '\n';
  return cli::done;
}

}  // namespace gradlab
