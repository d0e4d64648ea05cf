#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/experiment/check.h"

namespace gradlab::testing {

/// The paths of all problems of a document, sorted.
inline std::vector<std::string> badPaths(const Value& document) {
  std::vector<std::string> paths;
  for (const Problem& problem : checkExperiment(document).problems) paths.push_back(problem.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// `document` with `value` at a path such as optimizer.lr; replaces an existing value.
inline Value with(Value document, std::string_view path, const Value& value) {
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  Value::Object& members = *document.object();
  auto member = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == key; });
  if (member == members.end()) member = members.insert(member, {key, Value::Object{}});
  member->second = dot == std::string_view::npos ? value : with(member->second, path.substr(dot + 1), value);
  return document;
}

inline Value document(std::string_view path, const Value& value) { return with(Value::Object{}, path, value); }

}  // namespace gradlab::testing
