#pragma once

#include "cli/flags.h"

namespace gradlab::cli {

/// The one file that a command is about; complains when there is none, or more than one.
inline std::string theFile(Flags& flags) {
  if (flags.operands.empty()) flags.complaints.emplace_back("FILE: must be given; - is standard input");
  for (std::size_t i = 1; i < flags.operands.size(); ++i) flags.complaints.push_back(flags.operands[i] + ": is one file too many");
  return flags.operands.empty() ? "" : flags.operands.front();
}

}  // namespace gradlab::cli
