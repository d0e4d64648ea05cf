#pragma once

#include "cli/flags.h"

namespace gradlab::cli {

/// The one file of a command; complains if there is none, or more than one.
inline std::string theFile(Flags& flags, const std::string& name = "FILE") {
  // What follows an unknown flag may be its value: then the flag is what is wrong.
  if (!flags.complaints.empty()) return flags.operands.empty() ? "" : flags.operands.front();
  if (flags.operands.empty()) flags.complaints.push_back(name + ": must be given; - is standard input");
  for (std::size_t i = 1; i < flags.operands.size(); ++i)
    flags.complaints.push_back(flags.operands[i] + ": is one file too many");
  return flags.operands.empty() ? "" : flags.operands.front();
}

/// Complains about each operand, for a command without operands; `takes` is the end of the message, as in `signal takes
/// flags only`.
inline void refuseOperands(Flags& flags, const std::string& takes) {
  // What follows an unknown flag may be its value: then the flag is what is wrong.
  if (!flags.complaints.empty()) return;
  const std::string complaint = ": is not expected; " + takes;
  for (const std::string& operand : flags.operands) flags.complaints.push_back(operand + complaint);
}

}  // namespace gradlab::cli
