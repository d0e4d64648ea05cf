#include <algorithm>
#include <array>
#include <iostream>

#include "cli/commands.h"

namespace {

using gradlab::cli::Arguments;

struct Command {
  std::string_view name;
  std::string_view help;
  int (*run)(Arguments);
};

constexpr std::array kCommands{
    Command{"catalog", "everything that can be chosen, with its knobs", gradlab::printCatalog},
    Command{"data", "the data of an experiment, after preprocessing", gradlab::printData},
    Command{"train", "trains a network as an experiment says", gradlab::train},
    Command{"sweep", "searches hyper-parameters: trains with many and says what came of each", gradlab::sweep},
    Command{"report", "what the table of a search says", gradlab::report},
    Command{"backprop", "runs an expression and its derivatives, node by node", gradlab::backprop},
    Command{"descend", "lets an optimizer run down a surface", gradlab::descend},
    Command{"signal", "pushes a signal through a deep network, and a gradient back", gradlab::signal},
};

std::string usage() {
  std::string text = "gradlab COMMAND [ARGUMENT...]\n\nResults are JSON on standard output.\n\n";
  for (const Command& command : kCommands)
    text += "  " + std::string(command.name) + std::string(10 - command.name.size(), ' ') + std::string(command.help) +
            '\n';
  return text + "\ngradlab COMMAND --help says more. Exit codes: 0 done, 2 bad input, 3 something became non-finite.\n";
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (arguments.empty()) return gradlab::cli::refuse({usage()});
  if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") return gradlab::cli::help(usage());
  if (arguments[0] == "--version") return gradlab::cli::help("gradlab " GRADLAB_VERSION "\n");
  const auto chosen =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& one) { return one.name == arguments[0]; });
  if (chosen != kCommands.end()) return chosen->run(Arguments(arguments).subspan(1));
  std::string names;
  for (const Command& command : kCommands) names += (names.empty() ? "" : ", ") + std::string(command.name);
  return gradlab::cli::refuse({arguments[0] + ": is no command; there are " + names});
}
