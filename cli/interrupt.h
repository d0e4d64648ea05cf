#pragma once

namespace gradlab::cli {

/// From now on the first Ctrl+C or SIGTERM is only recorded; a second one ends the process.
void catchInterrupts();

/// The exit code of a recorded signal (130 for Ctrl+C, 143 for SIGTERM), or 0.
int interruptCode();

}  // namespace gradlab::cli
