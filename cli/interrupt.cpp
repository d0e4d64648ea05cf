#include "cli/interrupt.h"

#include <csignal>

namespace gradlab::cli {

namespace {

volatile std::sig_atomic_t caught = 0;

void remember(int signal) {
  caught = signal;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catchInterrupts() {
  std::signal(SIGINT, remember);
  std::signal(SIGTERM, remember);
}

int interruptCode() { return caught == 0 ? 0 : 128 + caught; }

}  // namespace gradlab::cli
