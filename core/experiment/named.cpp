#include "core/experiment/named.h"

#include "core/base/catalog-list.h"
#include "core/experiment/words.h"

namespace gradlab {

std::vector<std::string> namesOf(std::span<const Entry> all) {
  std::vector<std::string> names;
  for (const Entry& entry : all) names.emplace_back(entry.name);
  return names;
}

std::string readName(Section& section, const std::vector<std::string>& names, std::string_view key) {
  const std::optional<std::string> name = section.choice(key, "", names);
  if (name && name->empty())
    section.refuse(key, "missing", {{"allowed", Value::list(names)}}, "must be given; it can be " + joined(names));
  return name.value_or("");
}

Choice readKnobs(Section& section, const Entry& entry, const std::string& owner) {
  Choice choice{std::string(entry.name), {}};
  for (const Bounds& knob : entry.knobs) choice.knobs.push_back(section.number(knob));
  section.refuseUnknownKeys(owner);
  return choice;
}

Choice readNamed(Section& section, std::span<const Entry> all, const std::string& name) {
  const Entry* const entry = findByName(all, name);
  return entry == nullptr ? Choice{} : readKnobs(section, *entry, "a knob of " + name);
}

}  // namespace gradlab
