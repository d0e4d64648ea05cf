#pragma once

#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/knob.h"
#include "core/base/problem.h"
#include "core/surfaces/surface-info.h"

namespace gradlab {

/// A choice from a catalog and the values of its knobs, in their order.
struct Chosen {
  std::string_view name;
  std::vector<double> knobs;
};

/// Reads the fields of a small request that is no experiment document, and collects what is wrong with them.
class Request {
 public:
  explicit Request(const Value& value);

  void allowOnly(std::initializer_list<std::string_view> keys) { allowOnly(value_, "", std::span(keys.begin(), keys.size())); }
  /// A number within the knob's bounds; its fallback when absent or wrong.
  double number(const Knob& knob) { return number(value_, "", knob); }
  Point point(const char* key);

  /// {name, knob: number, ..} of a list whose entries have a name and knobs.
  template <class Info>
  Chosen choice(const std::string& key, std::span<const Info> all) {
    const Value* const field = value_.find(key);
    const Value* const name = field == nullptr ? nullptr : field->find("name");
    for (const Info& info : all)
      if (name != nullptr && name->text() != nullptr && *name->text() == info.name) return knobsOf(*field, key, info.name, info.knobs);
    Value::Array names;
    for (const Info& info : all) names.emplace_back(info.name);
    add(key + ".name", "unknown-choice", {{"choices", std::move(names)}}, "names nothing there is");
    return {};
  }

  const Problems& problems() const { return problems_; }

 private:
  void allowOnly(const Value& object, const std::string& path, std::span<const std::string_view> keys);
  double number(const Value& object, const std::string& path, const Knob& knob);
  Chosen knobsOf(const Value& field, const std::string& path, std::string_view name, std::span<const Knob> knobs);
  void add(std::string path, std::string code, Value::Object params, std::string message);

  const Value& value_;
  Problems problems_;
};

}  // namespace gradlab
