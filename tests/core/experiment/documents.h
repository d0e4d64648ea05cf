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

/// `document` with `value` at a path such as optimizer.lr, whatever was there before.
inline Value with(Value document, std::string_view path, const Value& value) {
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  Value::Object& members = *document.object();
  auto found = std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == key; });
  if (found == members.end()) found = members.insert(found, {key, Value::Object{}});
  found->second = dot == std::string_view::npos ? value : with(found->second, path.substr(dot + 1), value);
  return document;
}

inline Value document(std::string_view path, const Value& value) { return with(Value::Object{}, path, value); }

}  // namespace gradlab::testing
