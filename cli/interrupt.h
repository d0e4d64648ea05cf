#pragma once

namespace gradlab::cli {

/// From here on Ctrl+C, or a scheduler's polite end, is a request that can be read; a second one ends the process.
void catchInterrupts();

/// The exit code of a request to end (130 for Ctrl+C, 143 for SIGTERM), or 0.
int interruptCode();

}  // namespace gradlab::cli
