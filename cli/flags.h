#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace gradlab::cli {

/// What stands behind a command's name: `--name value` or `--name=value`, `--name` for a switch, and anything else.
struct Flags {
  std::map<std::string, std::string, std::less<>> values;  ///< by name, without the dashes; a switch has an empty value
  std::vector<std::string> operands;
  std::vector<std::string> complaints;  ///< one line each, as in `--lr: needs a value`
  bool help = false;                    ///< --help or -h was there; nothing else matters then

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
};

/// `valued` and `switches` are the names that a command knows.
Flags parseFlags(Arguments arguments, const std::vector<std::string>& valued, const std::vector<std::string>& switches);

}  // namespace gradlab::cli
