#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "core/base/value.h"

namespace gradlab::cli {

/// The arguments after the name of a command: `--name value` or `--name=value`, `--name` for a switch, and operands.
struct Flags {
  std::map<std::string, std::string, std::less<>> values;  ///< by name, without the dashes; a switch has an empty value
  std::vector<std::string> operands;
  std::vector<std::string> complaints;  ///< one line for each problem, as in `--lr: needs a value`
  bool help = false;                    ///< whether --help or -h was given; then everything else is ignored

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
};

/// Parses the arguments. `valued`, `switches` and `repeated` are the flags of the command; the values of a repeated
/// flag are joined by commas. All arguments after `--` are operands.
Flags parseFlags(Arguments arguments, const std::vector<std::string>& valued, const std::vector<std::string>& switches,
                 const std::vector<std::string>& repeated = {});

/// Reads a number like a cell of a table or a field of the page (−0.5, 10⁻³, 0,5); also NaN and infinity. Any other
/// text stays a text, which the check refuses: also 1,234, which may mean 1234.
Value numberIn(const std::string& text);

}  // namespace gradlab::cli
