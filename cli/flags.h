#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "core/base/value.h"

namespace gradlab::cli {

/// What stands behind a command's name: `--name value` or `--name=value`, `--name` for a switch, and anything else.
struct Flags {
  std::map<std::string, std::string, std::less<>> values;  ///< by name, without the dashes; a switch has an empty value
  std::vector<std::string> operands;
  std::vector<std::string> complaints;  ///< one line each, as in `--lr: needs a value`
  bool help = false;                    ///< --help or -h was there; nothing else matters then

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
};

/// `valued`, `switches` and `repeated` are the names that a command knows; the values of a repeated one are joined by
/// commas. Behind `--` stand operands only, whatever they begin with.
Flags parseFlags(Arguments arguments, const std::vector<std::string>& valued, const std::vector<std::string>& switches,
                 const std::vector<std::string>& repeated = {});

/// The number that is written there as a cell of a table or a field of the page reads it (−0.5, 10⁻³, 0,5), NaN and
/// infinity included; or the text as it is, for a check to refuse: also 1,234, which might be 1234.
Value numberIn(const std::string& text);

}  // namespace gradlab::cli
