#include "cli/flags.h"

#include <algorithm>
#include <cstdlib>

#include "core/data/cell-value.h"
#include "core/data/text.h"

namespace gradlab::cli {

namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string known(const std::vector<std::string>& valued, const std::vector<std::string>& switches,
                  const std::vector<std::string>& repeated) {
  std::string all;
  for (const auto* names : {&valued, &switches, &repeated})
    for (const std::string& name : *names) all += (all.empty() ? "--" : ", --") + name;
  return all.empty() ? "there are none here" : "known here: " + all;
}

/// The number without blanks and apostrophes between groups of thousands; other group marks stay.
std::string ungrouped(std::string_view text) {
  std::string whole;
  if (readCell(text, ',').kind != CellKind::grouped) return std::string(text);
  while (!text.empty()) {
    const auto [code, bytes] = characterAt(text);
    if (!isBlank(code) && code != '\'' && code != 0x2019) whole += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return whole;
}

}  // namespace

Flags parseFlags(Arguments arguments, const std::vector<std::string>& valued, const std::vector<std::string>& switches,
                 const std::vector<std::string>& repeated) {
  Flags flags;
  const auto set = [&](const std::string& name, const std::string& value) {
    const bool joins = flags.has(name) && contains(repeated, name);
    flags.values[name] = joins ? flags.values[name] + ',' + value : value;
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      flags.operands.insert(flags.operands.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            arguments.end());
      break;
    }
    flags.help = flags.help || argument == "--help" || argument == "-h";
    if (argument.substr(0, 2) != "--") {
      flags.operands.push_back(argument);
      continue;
    }
    const std::size_t equals = argument.find('=');
    const std::string flag = argument.substr(0, equals);
    const std::string name = flag.substr(2);
    if (flags.has(name) && !contains(repeated, name)) flags.complaints.push_back(flag + ": is given more than once");
    if (contains(switches, name)) {
      flags.values[name];
      if (equals != std::string::npos) flags.complaints.push_back(flag + ": takes no value");
    } else if (!contains(valued, name) && !contains(repeated, name)) {
      flags.complaints.push_back(flag + ": is no flag of this command; " + known(valued, switches, repeated));
    } else if (equals != std::string::npos) {
      set(name, argument.substr(equals + 1));
    } else if (i + 1 < arguments.size()) {
      set(name, arguments[++i]);
    } else {
      flags.complaints.push_back(flag + ": needs a value");
    }
  }
  return flags;
}

Value numberIn(const std::string& text) {
  const std::string plain = ungrouped(trimmed(text));
  const CellKind kind = readCell(plain, ',').kind;
  if (kind == CellKind::number || kind == CellKind::miswritten) return gradlab::numberIn(plain);
  char* end = nullptr;
  const double number = std::strtod(plain.c_str(), &end);
  return !plain.empty() && *end == '\0' ? Value(number) : Value(text);
}

}  // namespace gradlab::cli
