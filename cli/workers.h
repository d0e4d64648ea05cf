#pragma once

#include "cli/dispatcher.h"

namespace gradlab::cli {

/// Trains what a dispatcher has, in that many threads, until there is no more.
void runInThreads(Dispatcher& dispatcher, Index jobs);

}  // namespace gradlab::cli
