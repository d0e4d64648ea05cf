#pragma once

#include "cli/command.h"

namespace gradlab {

/// Each command takes the arguments after its name and returns an exit code.

int printCatalog(cli::Arguments arguments);
int printData(cli::Arguments arguments);
int train(cli::Arguments arguments);
int descend(cli::Arguments arguments);
int backprop(cli::Arguments arguments);
int signal(cli::Arguments arguments);
int sweep(cli::Arguments arguments);
int report(cli::Arguments arguments);

}  // namespace gradlab
