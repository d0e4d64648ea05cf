#include "cli/flags.h"

#include <algorithm>

namespace gradlab::cli {

namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string known(const std::vector<std::string>& valued, const std::vector<std::string>& switches) {
  std::string all;
  for (const auto* names : {&valued, &switches})
    for (const std::string& name : *names) all += (all.empty() ? "--" : ", --") + name;
  return all.empty() ? "there are none here" : "known here: " + all;
}

}  // namespace

Flags parseFlags(Arguments arguments, const std::vector<std::string>& valued, const std::vector<std::string>& switches) {
  Flags flags;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    flags.help = flags.help || argument == "--help" || argument == "-h";
    if (argument.substr(0, 2) != "--") {
      flags.operands.push_back(argument);
      continue;
    }
    const std::size_t equals = argument.find('=');
    const std::string flag = argument.substr(0, equals);
    const std::string name = flag.substr(2);
    if (flags.has(name)) flags.complaints.push_back(flag + ": is given more than once");
    if (contains(switches, name)) {
      flags.values[name];
      if (equals != std::string::npos) flags.complaints.push_back(flag + ": takes no value");
    } else if (!contains(valued, name)) {
      flags.complaints.push_back(flag + ": is no flag of this command; " + known(valued, switches));
    } else if (equals != std::string::npos) {
      flags.values[name] = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size()) {
      flags.values[name] = arguments[++i];
    } else {
      flags.complaints.push_back(flag + ": needs a value");
    }
  }
  return flags;
}

}  // namespace gradlab::cli
