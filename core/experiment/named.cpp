#include "core/experiment/named.h"

#include "core/experiment/words.h"

namespace gradlab {

std::string readName(Section& section, const std::vector<std::string>& names, std::string_view key) {
  const std::optional<std::string> name = section.choice(key, "", names);
  if (name && name->empty())
    section.refuse(key, "missing", {{"allowed", Value::list(names)}}, "must be given; it can be " + joined(names));
  return name.value_or("");
}

}  // namespace gradlab
