#include "cli/command.h"

#include <iostream>

namespace gradlab::cli {

int refuse(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::cerr << line << '\n';
  return badInput;
}

int help(std::string_view text) {
  std::cout << text;
  return done;
}

}  // namespace gradlab::cli
