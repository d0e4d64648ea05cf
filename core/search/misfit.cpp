#include "core/search/misfit.h"

#include <algorithm>
#include <cmath>

#include "core/experiment/words.h"

namespace gradlab {

namespace {

std::string textOf(const Value& value);

/// The first 16 members for a sentence, and `...` if there are more.
template <class Members, class Write>
std::string listed(const Members& members, const Write& write) {
  constexpr std::size_t most = 16;
  std::vector<std::string> words;
  for (const auto& member : members) {
    words.push_back(words.size() < most ? write(member) : "...");
    if (words.size() > most) break;
  }
  return joined(words);
}

std::string textOf(const Value& value) {
  if (value.number() != nullptr) return numberText(*value.number());
  if (value.text() != nullptr) return '"' + *value.text() + '"';
  if (value.boolean() != nullptr) return *value.boolean() ? "true" : "false";
  if (value.array() != nullptr) return '[' + listed(*value.array(), textOf) + ']';
  if (value.object() == nullptr) return kindOf(value);
  return '{' + listed(*value.object(), [](const Value::Member& one) { return one.first + ": " + textOf(one.second); }) +
         '}';
}

/// The reason why a value cannot have been drawn from the dimension; empty if it can.
std::string misfitOf(const Dimension& dimension, const Value& value) {
  const std::string given = ", not " + textOf(value);
  if (dimension.isChoice())
    return dimension.placeOf(value) ? "" : dimension.path + " must be one of the values of that choice" + given;
  const double* const number = value.number();
  const bool fits = number != nullptr && *number >= dimension.low && *number <= dimension.high &&
                    (!dimension.isWhole() || *number == std::floor(*number));
  if (fits) return "";
  return dimension.path + " must be " + (dimension.isWhole() ? "a whole number " : "") + "from " +
         numberText(dimension.low) + " to " + numberText(dimension.high) + given;
}

const Value* valueOf(const Value::Object& params, const std::string& path) {
  const auto param =
      std::find_if(params.begin(), params.end(), [&](const Value::Member& member) { return member.first == path; });
  return param == params.end() ? nullptr : &param->second;
}

}  // namespace

std::string misfitOf(const Sweep& sweep, const Row& row) {
  const Space& space = sweep.space;
  for (const auto& [path, value] : row.params)
    if (!space.find(path)) return path + " is no dimension of the space";
  const SpacePoint point = space.pointOf(row.params);
  const bool fromBase = sweep.strategy.name == "one-at-a-time";
  for (std::size_t i = 0; i < space.size(); ++i) {
    const std::string& path = space[i].path;
    if (!space.exists(i, point)) {
      if (point[i]) return path + " does not exist beside the other values, by its when";
      continue;
    }
    if (fromBase) continue;
    if (!point[i]) return path + " is missing";
    if (std::string misfit = misfitOf(space[i], *point[i]); !misfit.empty()) return misfit;
  }
  return "";
}

std::string differenceOf(const Value::Object& params, const Value::Object& expected) {
  for (const auto& [path, value] : expected) {
    const Value* const given = valueOf(params, path);
    if (given == nullptr) return path + " is missing and should be " + textOf(value);
    if (!(*given == value)) return path + " is " + textOf(*given) + " and should be " + textOf(value);
  }
  for (const auto& [path, value] : params)
    if (valueOf(expected, path) == nullptr) return path + " should not be there";
  return params == expected ? "" : "the params stand in another order";
}

}  // namespace gradlab
