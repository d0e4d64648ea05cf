#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/entry.h"
#include "core/experiment/experiment.h"
#include "core/experiment/section.h"

namespace gradlab {

/// The names of a catalog's entries, in its order.
std::vector<std::string> namesOf(std::span<const Entry> all);

/// What the text at `key` says, which must be there and be one of `names`; otherwise empty, and a problem.
std::string readName(Section& section, const std::vector<std::string>& names, std::string_view key = "name");

/// The knobs of an entry, in its order; all other keys of the section are refused as not being `owner`.
Choice readKnobs(Section& section, const Entry& entry, const std::string& owner);

/// The entry of that name with its knobs; nothing of them can be judged where the name is bad.
Choice readNamed(Section& section, std::span<const Entry> all, const std::string& name);

}  // namespace gradlab
