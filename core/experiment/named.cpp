#include "core/experiment/named.h"

#include "core/experiment/words.h"

namespace gradlab {

std::string readName(Section& section, const std::vector<std::string>& names) {
  if (section.find("name") == nullptr) {
    section.refuse("name", "missing", {{"allowed", Value::list(names)}}, "must be given; it can be " + joined(names));
    return {};
  }
  return section.choice("name", "", names).value_or("");
}

}  // namespace gradlab
