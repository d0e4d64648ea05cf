#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/entry.h"
#include "core/experiment/experiment.h"
#include "core/experiment/section.h"

namespace gradlab {

/// The names of the entries, in the order of the catalog.
std::vector<std::string> namesOf(std::span<const Entry> all);

/// The required text at `key`, which must be one of `names`; otherwise an empty text and a problem.
std::string readName(Section& section, const std::vector<std::string>& names, std::string_view key = "name");

/// Reads the knobs of an entry, in its order. Other keys of the section are problems; `owner` is part of their message.
Choice readKnobs(Section& section, const Entry& entry, const std::string& owner);

/// Reads the knobs of the entry of that name; an empty choice if there is no such entry.
Choice readNamed(Section& section, std::span<const Entry> all, const std::string& name);

}  // namespace gradlab
