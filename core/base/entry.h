#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "core/base/bounds.h"

namespace gradlab {

/// The part of a catalog entry that is looked up by name while a document is checked and a run is made. It holds no
/// words: a module that only trains is linked without those of the catalog.
struct Entry {
  std::string_view name;
  std::span<const Bounds> knobs;
};

/// Makes the entries of a list of infos at compile time. Each info has a name, and may have knobs.
template <const auto& infos>
class EntriesOf {
  template <class Info>
  static constexpr std::size_t knobsOf(const Info& info) {
    if constexpr (requires { info.knobs; })
      return info.knobs.size();
    else
      return 0;
  }

  static constexpr std::size_t knobCount = [] {
    std::size_t count = 0;
    for (const auto& info : infos) count += knobsOf(info);
    return count;
  }();

  /// The knobs of all entries, one entry after the other.
  static constexpr auto bounds = [] {
    std::array<Bounds, knobCount> all{};
    if constexpr (knobCount > 0) {
      std::size_t next = 0;
      for (const auto& info : infos)
        for (const auto& knob : info.knobs) all[next++] = knob.bounds();
    }
    return all;
  }();

 public:
  static constexpr auto all = [] {
    std::array<Entry, std::size(infos)> entries{};
    std::size_t next = 0, first = 0;
    for (const auto& info : infos) {
      const std::size_t count = knobsOf(info);
      entries[next++] = {info.name, std::span<const Bounds>(bounds).subspan(first, count)};
      first += count;
    }
    return entries;
  }();
};

/// The entries of the list `infos`, in its order.
template <const auto& infos>
inline constexpr std::span<const Entry> entriesOf = EntriesOf<infos>::all;

}  // namespace gradlab
