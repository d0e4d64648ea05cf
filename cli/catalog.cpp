#include "core/catalog.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "core/expression/describe.h"

namespace gradlab {

int printCatalog(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {}, {});
  if (flags.help)
    return cli::help(
        "gradlab catalog\n\nPrints everything that can be chosen, and every knob with its default and range, as "
        "JSON.\n");
  cli::refuseOperands(flags, "catalog takes nothing");
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  Value all = catalog();
  all.object()->emplace_back("operators", describeOperators());
  std::cout << cli::toJson(all) << '\n';
  return cli::done;
}

}  // namespace gradlab
