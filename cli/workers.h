#pragma once

#include "cli/dispatcher.h"

namespace gradlab::cli {

/// Trains the trials of a dispatcher in `jobs` threads, until there are no more.
void runInThreads(Dispatcher& dispatcher, Index jobs);

}  // namespace gradlab::cli
