#include <iostream>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "cli/result.h"
#include "cli/run.h"
#include "core/train/trainer.h"

namespace gradlab {

namespace {

constexpr std::string_view trainHelp =
    "gradlab train FILE [--data TABLE] [--csv] [--weights] [--snapshot OUT] [--resume IN]\n\n"
    "Trains a network as the experiment in FILE says; - is standard input. Prints the series as JSON.\n\n"
    "  --data TABLE    reads this table (CSV) as the data, in place of data.csv; - is standard input\n"
    "  --csv           prints losses and validation accuracy as comma separated text instead\n"
    "  --weights       adds the weights before and after\n"
    "  --snapshot OUT  writes to OUT what it takes to go on later\n"
    "  --resume IN     goes on from a snapshot; steps is the total, and only schedule, steps and evalEvery may "
    "differ\n";

/// Continues from a snapshot; complaints name the file, or the field of the experiment that differs.
std::vector<std::string> resume(Trainer& trainer, const std::string& path) {
  const auto bytes = cli::readFile(path);
  if (!bytes) return {path + ": cannot be read"};
  auto complaints =
      cli::linesOf(trainer.restore({reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()}), path);
  const Index steps = trainer.experiment().steps;
  if (complaints.empty() && trainer.step() > steps)
    complaints.push_back("steps: is the total, " + std::to_string(steps) + ", but the snapshot is at step " +
                         std::to_string(trainer.step()));
  return complaints;
}

std::string wordsFor(const Divergence& divergence) {
  return "step " + std::to_string(divergence.step) + ": the " + std::string(divergence.quantity) + " of layer " +
         std::to_string(divergence.layer) + " (" + std::string(divergence.parameter) +
         ") is not finite; the learning rate was " + cli::toJson(divergence.lr);
}

int finish(Trainer& trainer, const cli::Flags& flags, const Value& initial) {
  if (flags.has("snapshot")) {
    const std::string& path = flags.values.find("snapshot")->second;
    if (!cli::writeFile(path, trainer.snapshot())) return cli::refuse({path + ": cannot be written"});
  }
  if (flags.has("csv")) {
    std::cout << cli::csvOf(trainer);
  } else {
    Value::Object result = cli::resultOf(trainer);
    if (flags.has("weights"))
      result.emplace_back("weights", Value::Object{{"initial", initial}, {"final", cli::weightsOf(trainer.network())}});
    std::cout << cli::toJson(result) << '\n';
  }
  if (!trainer.divergence()) return cli::done;
  std::cerr << wordsFor(*trainer.divergence()) << '\n';
  return cli::nonFinite;
}

}  // namespace

int train(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {cli::kDataFlag, "snapshot", "resume"}, {"csv", "weights"});
  if (flags.help) return cli::help(trainHelp);
  const std::string file = cli::theFile(flags);
  if (flags.has("csv") && flags.has("weights")) flags.complaints.emplace_back("--weights: cannot be printed as --csv");
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  const cli::Run run = cli::readRun(file, flags);
  if (!run.complaints.empty()) return cli::refuse(run.complaints);

  auto created = Trainer::create(run.experiment, *run.dataset);
  if (const Problems* const problems = std::get_if<Problems>(&created))
    return cli::refuse(cli::linesOf(*problems, file));
  Trainer& trainer = *std::get<0>(created);
  // Read before resuming: `initial` has the weights before the whole run.
  const Value initial = flags.has("weights") ? cli::weightsOf(trainer.network()) : Value();
  if (flags.has("resume")) {
    const auto complaints = resume(trainer, flags.values.find("resume")->second);
    if (!complaints.empty()) return cli::refuse(complaints);
  }
  trainer.advance(trainer.steps() - trainer.step());
  return finish(trainer, flags, initial);
}

}  // namespace gradlab
