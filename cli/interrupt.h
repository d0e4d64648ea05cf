#pragma once

namespace gradlab::cli {

/// From here on Ctrl+C, or a scheduler's polite end, is a wish that can be asked for; a second one ends the process.
void catchInterrupts();

/// The exit code of a wish to end (130 for Ctrl+C, 143 for SIGTERM), or 0.
int interruptCode();

}  // namespace gradlab::cli
