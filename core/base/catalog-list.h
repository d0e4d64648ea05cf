#pragma once

#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace gradlab {

/// A catalog list is a std::tuple of types, each with a static `info` that has a name. This gives the infos in order.
template <class List>
inline constexpr auto infos = []<class... Entries>(std::type_identity<std::tuple<Entries...>>) {
  return std::array{Entries::info...};
}(std::type_identity<List>{});

/// Only the name, as a constant: reading it from the info at run time would link all words of the info, too.
template <class Listed>
inline constexpr std::string_view listedName = Listed::info.name;

/// Calls `visit` with std::type_identity of the entry of that name. False when there is none.
template <class List, class Visit>
bool visitEntry(std::string_view name, Visit&& visit) {
  return [&]<class... Entries>(std::type_identity<std::tuple<Entries...>>) {
    return ((listedName<Entries> == name && (visit(std::type_identity<Entries>{}), true)) || ...);
  }(std::type_identity<List>{});
}

/// The info of that name, or nullptr.
template <class Info>
const Info* findByName(std::span<const Info> all, std::string_view name) {
  for (const Info& info : all)
    if (info.name == name) return &info;
  return nullptr;
}

}  // namespace gradlab
