#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gradlab::cli {

using Arguments = std::span<const std::string>;

/// The exit codes of commands.
enum Exit : int {
  done = 0,
  badInput = 2,   ///< one line for each problem on standard error, nothing on standard output
  nonFinite = 3,  ///< a number is not finite; the result so far is on standard output
};

/// Prints each line on standard error. Returns badInput.
int refuse(const std::vector<std::string>& lines);

/// Prints a help text on standard output. Returns done.
int help(std::string_view text);

}  // namespace gradlab::cli
