#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/dispatcher.h"
#include "cli/files.h"
#include "cli/flags.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "cli/progress.h"
#include "cli/ranks.h"
#include "cli/sweep-document.h"
#include "cli/sweep-table.h"
#include "cli/table-writer.h"
#include "cli/workers.h"
#include "core/base/catalog-list.h"
#include "core/search/report.h"
#include "core/search/strategy-info.h"

namespace gradlab {

namespace {

constexpr std::string_view sweepHelp =
    "gradlab sweep FILE [--data TABLE] [--jobs N] [--out TABLE] [--resume] [--shard I/N] [--count]\n\n"
    "Searches hyper-parameters as the document in FILE says; - is standard input. Prints a table as JSON lines: first\n"
    "the document with nothing left out, then a trial a line. The same document gives the same table, whatever the\n"
    "number of jobs.\n\n"
    "  --data TABLE   reads this table (CSV) as the data of the base; - is standard input\n"
    "  --jobs N       trials at once; 0 is one for each core; with mpirun, on each rank above 0\n"
    "  --out TABLE    writes the table to a file, each line as soon as it is there\n"
    "  --resume       goes on where TABLE ends; only the budget may be another, and rows beyond it go\n"
    "  --shard I/N    runs the trials t with t mod N = I only: random, grid, halton and one-at-a-time\n"
    "  --count        prints how many trials and updates that is, and runs nothing\n\n"
    "Ctrl+C lets the running trials end; --resume runs the others. Exit code 3 when every trial diverged.\n"
    "mpirun -n R gradlab sweep ..: rank 0 asks and writes, the others train. docs/scale.md says more.\n";

/// The settings of the flags.
struct SweepRequest {
  std::string file;
  std::string out;
  Index jobs = 1;
  cli::Shard shard;
  bool resume = false;
  bool count = false;
};

/// Reads a count like other numbers: 1 000, also with digits of other scripts.
std::optional<Index> wholeIn(const std::string& text) {
  const Value read = cli::numberIn(text);
  const double* number = read.number();
  constexpr double kMost = 1e9;
  if (number == nullptr || *number != std::floor(*number) || *number < 0 || *number > kMost) return std::nullopt;
  return static_cast<Index>(*number);
}

void readJobs(cli::Flags& flags, SweepRequest& request) {
  if (!flags.has("jobs")) return;
  const auto jobs = wholeIn(flags.values["jobs"]);
  if (!jobs || *jobs > 1024) flags.complaints.emplace_back("--jobs: must be a whole number from 0 to 1024");
  request.jobs = jobs.value_or(1);
  if (request.jobs == 0) request.jobs = std::max(1U, std::thread::hardware_concurrency());
}

void readShard(cli::Flags& flags, SweepRequest& request) {
  if (!flags.has("shard")) return;
  const std::string& text = flags.values["shard"];
  const std::size_t slash = text.find('/');
  const auto index = wholeIn(text.substr(0, slash));
  const auto count = slash == std::string::npos ? std::nullopt : wholeIn(text.substr(slash + 1));
  if (index && count && *index < *count)
    request.shard = {*index, *count};
  else
    flags.complaints.emplace_back("--shard: must be I/N with whole numbers and 0 <= I < N, such as 0/4");
}

SweepRequest requestOf(cli::Flags& flags) {
  SweepRequest request{.file = cli::theFile(flags), .resume = flags.has("resume"), .count = flags.has("count")};
  readJobs(flags, request);
  readShard(flags, request);
  if (flags.has("out")) request.out = flags.values["out"];
  if (flags.has("out") && request.out.empty()) flags.complaints.emplace_back("--out: must name a file");
  if (request.resume && request.out.empty())
    flags.complaints.emplace_back("--resume: needs --out, the table to go on with");
  return request;
}

std::vector<std::string> shardComplaints(const Sweep& sweep, const SweepRequest& request) {
  const StrategyInfo& info = *findByName(strategies(), sweep.strategy.name);
  if (request.shard.count == 1 || info.plansAhead) return {};
  return {"--shard: cannot be used with " + sweep.strategy.name + ", whose trials wait for what others gave"};
}

/// The rows of an existing table.
std::vector<Row> rowsOf(const Sweep& sweep, const SweepRequest& request, std::vector<std::string>& complaints) {
  std::error_code error;
  if (request.out.empty() || !std::filesystem::exists(request.out, error)) return {};
  if (!request.resume) {
    complaints.push_back(request.out + ": exists already; --resume goes on with it");
    return {};
  }
  const auto text = cli::readFile(request.out);
  if (!text) {
    complaints.push_back(request.out + ": cannot be read");
    return {};
  }
  cli::SweepTable table = cli::parseSweepTable(*text, true);
  if (!table.complaint.empty())
    complaints.push_back(request.out + ": " + table.complaint);
  else if (!table.sweep && !table.rows.empty())
    complaints.push_back(request.out + ": has no line with its sweep");
  else if (table.sweep && !(cli::withoutBudget(*table.sweep) == cli::withoutBudget(toValue(sweep))))
    complaints.push_back(request.out + ": is the table of another sweep; all but the budget must be the same");
  else if (const std::string misfit = cli::complaintOfRows(table, sweep); !misfit.empty())
    complaints.push_back(request.out + ": " + misfit);
  return std::move(table.rows);
}

int countSweep(const Sweep& sweep, const SweepRequest& request) {
  const Extent extent = extentOf(sweep, request.shard.index, request.shard.count);
  std::cout << cli::toJson(Value::Object{{"trials", extent.trials}, {"updates", extent.updates}}) << '\n';
  return cli::done;
}

/// The exit code after all trials that could run.
int exitOf(const std::vector<Row>& rows) {
  const std::vector<const Row*> trials = lastRungs(rows);
  const auto diverged = [](const Row* row) { return !row->diverged.isNull(); };
  return !trials.empty() && std::all_of(trials.begin(), trials.end(), diverged) ? cli::nonFinite : cli::done;
}

int runSweep(const Sweep& sweep, const SweepRequest& request, std::vector<Row> known, cli::Ranks& ranks) {
  cli::TableWriter writer(request.out, toValue(sweep), known);
  const std::string name = request.out.empty() ? "standard output" : request.out;
  if (!writer.begin()) return cli::refuse({name + ": cannot be written"});
  cli::catchInterrupts();
  cli::Progress progress(sweep, request.shard.index, request.shard.count, known);
  cli::Dispatcher dispatcher(sweep, {.shard = request.shard,
                                     .known = std::move(known),
                                     .write =
                                         [&](std::size_t place, const Row& row) {
                                           progress.add(row);
                                           return writer.write(place, row);
                                         },
                                     .stops = [] { return cli::interruptCode() != 0; }});
  if (ranks.size() > 1)
    ranks.serve(dispatcher, request.jobs);
  else
    cli::runInThreads(dispatcher, request.jobs);
  if (dispatcher.isWhole() && dispatcher.strangeTrial().empty()) {
    // The same document must give the same table, even if a search with another budget began it.
    const std::size_t count = writer.leaveOut([&](const Row& row) { return dispatcher.isLeftOver(row); });
    if (count > 0)
      std::cerr << "remark: " << name << ": rows left out that this budget does not ask for: " << count << '\n';
  }
  const bool wrote = writer.end() && dispatcher.couldWrite();
  if (!wrote) return cli::refuse({name + ": cannot be written"});
  if (!dispatcher.strangeTrial().empty()) return cli::refuse({request.out + ": " + dispatcher.strangeTrial()});
  if (const int code = cli::interruptCode(); code != 0) return code;
  return exitOf(writer.rows());
}

}  // namespace

int sweep(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {cli::kDataFlag, "jobs", "out", "shard"}, {"resume", "count"});
  if (flags.help) return cli::help(sweepHelp);
  const SweepRequest request = requestOf(flags);
  cli::Ranks ranks;
  if (*ranks.complaint() != 0) return cli::refuse({ranks.complaint()});
  if (ranks.isHelper()) {
    ranks.help(request.jobs);
    return cli::done;
  }
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  cli::SweepFile read = cli::readSweep(request.file, flags);
  if (!read.complaints.empty()) return cli::refuse(read.complaints);
  std::vector<std::string> complaints = shardComplaints(read.sweep, request);
  std::vector<Row> known;
  if (!request.count) known = rowsOf(read.sweep, request, complaints);
  if (!complaints.empty()) return cli::refuse(complaints);
  return request.count ? countSweep(read.sweep, request) : runSweep(read.sweep, request, std::move(known), ranks);
}

}  // namespace gradlab
