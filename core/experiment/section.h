#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/knob.h"
#include "core/base/problem.h"

namespace gradlab {

/// One object of a document during the check: it returns members by key, records known keys, and reports every problem
/// at the path of its field, at most one for each field. A missing or invalid member reads as its default.
class Section {
 public:
  /// `value` is null if the document has no such section.
  Section(const Value* value, std::string path, Problems& problems);

  /// The member of that name, or nullptr. Marks the key as known.
  const Value* find(std::string_view key);

  /// The number at `bounds.name`; the default if it is missing, or, with a problem, if it is invalid.
  double number(const Bounds& bounds);

  /// True or false; false if it is missing, or, with a problem, if it has another type.
  bool flag(std::string_view key);

  /// The text at `key`; nothing if it is missing, or, with a problem, if it has another type.
  std::optional<std::string> text(std::string_view key);

  /// The text at `key`, which must be one of `allowed`; `fallback` if it is missing; nothing, with a problem, if it is
  /// invalid.
  std::optional<std::string> choice(std::string_view key, std::string_view fallback,
                                    const std::vector<std::string>& allowed);

  /// The list at `key`; nullptr if it is missing, or, with a problem, if it has another type.
  const Value::Array* list(std::string_view key);

  /// Reports the keys that are not known yet. `owner` is part of the message, as in `a knob of sgd`.
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
