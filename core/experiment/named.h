#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/experiment/experiment.h"
#include "core/experiment/section.h"

namespace gradlab {

/// The names of a catalog's entries, in its order.
template <class Info>
std::vector<std::string> namesOf(std::span<const Info> all) {
  std::vector<std::string> names;
  for (const Info& info : all) names.emplace_back(info.name);
  return names;
}

/// What the text at `key` says, which must be there and be one of `names`; otherwise empty, and a problem.
std::string readName(Section& section, const std::vector<std::string>& names, std::string_view key = "name");

/// The knobs of an entry, in its order; all other keys of the section are refused as not being `owner`.
template <class Info>
Choice readKnobs(Section& section, const Info& info, const std::string& owner) {
  Choice choice{std::string(info.name), {}};
  for (const Knob& knob : info.knobs) choice.knobs.push_back(section.number(knob));
  section.refuseUnknownKeys(owner);
  return choice;
}

/// The entry of that name with its knobs; nothing of them can be judged where the name is bad.
template <class Info>
Choice readNamed(Section& section, std::span<const Info> all, const std::string& name) {
  for (const Info& info : all)
    if (info.name == name) return readKnobs(section, info, "a knob of " + name);
  return {};
}

}  // namespace gradlab
