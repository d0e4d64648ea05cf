#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/knob.h"
#include "core/base/problem.h"

namespace gradlab {

/// One object of a document while it is being checked: it hands out members by key, remembers which keys are known, and
/// notes every problem at the path of its field, at most one a field. What is missing or bad reads as its default.
class Section {
 public:
  /// `value` is null where the document leaves the section out.
  Section(const Value* value, std::string path, Problems& problems);

  /// The member of that name, or nullptr where there is none. From now on the key is known.
  const Value* find(std::string_view key);

  /// A number within these bounds.
  double number(const Bounds& bounds);

  /// True or false; false when it is missing or something else.
  bool flag(std::string_view key);

  /// Any text; nothing when it is missing or something else.
  std::optional<std::string> text(std::string_view key);

  /// One of `allowed`; nothing when it is something else.
  std::optional<std::string> choice(std::string_view key, std::string_view fallback,
                                    const std::vector<std::string>& allowed);

  /// A list; nullptr when it is missing or something else.
  const Value::Array* list(std::string_view key);

  /// Notes keys that nothing has asked for. `owner` says whose keys they would have to be, as in `a knob of sgd`.
  void refuseUnknownKeys(std::string_view owner = "a key of the experiment");

  void refuse(std::string_view key, std::string code, Value::Object params, std::string message);
  std::string pathOf(std::string_view key) const;

 private:
  const Value::Object* members_ = nullptr;
  std::string path_;
  Problems& problems_;
  std::vector<std::string> known_;
  std::set<std::string, std::less<>> duplicates_;
};

/// The number in `value` if it is within the bounds; otherwise nothing, and a problem at `path`.
std::optional<double> readNumber(const Value& value, const Bounds& bounds, const std::string& path, Problems& problems);

}  // namespace gradlab
