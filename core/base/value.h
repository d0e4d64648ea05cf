#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gradlab {

/// A small tree of plain data: a document before it is checked, or a result before it is printed. It replaces JSON, so
/// that the core needs no parser: the bindings build it from a JavaScript object, the command line from text. An object
/// keeps its order and duplicate keys, so that the checker can report them.
class Value {
 public:
  using Array = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;

  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool truth) : content_(truth) {}
  Value(double number) : content_(number) {}
  Value(int number) : content_(static_cast<double>(number)) {}
  Value(long number) : content_(static_cast<double>(number)) {}
  Value(long long number) : content_(static_cast<double>(number)) {}
  Value(const char* text) : content_(std::string(text)) {}
  Value(std::string text) : content_(std::move(text)) {}
  Value(std::string_view text) : content_(std::string(text)) {}
  Value(Array items) : content_(std::move(items)) {}
  Value(Object members) : content_(std::move(members)) {}

  /// An array of numbers.
  template <class Numbers>
  static Value list(const Numbers& numbers) {
    Array items;
    items.reserve(numbers.size());
    for (const auto& number : numbers) items.emplace_back(number);
    return items;
  }

  bool isNull() const { return std::holds_alternative<std::monostate>(content_); }
  const bool* boolean() const { return std::get_if<bool>(&content_); }
  const double* number() const { return std::get_if<double>(&content_); }
  const std::string* text() const { return std::get_if<std::string>(&content_); }
  const Array* array() const { return std::get_if<Array>(&content_); }
  const Object* object() const { return std::get_if<Object>(&content_); }
  Array* array() { return std::get_if<Array>(&content_); }
  Object* object() { return std::get_if<Object>(&content_); }

  /// The member of an object, or nullptr when no member has that name or this is not an object.
  const Value* find(std::string_view key) const {
    if (const Object* members = object())
      for (const auto& [name, value] : *members)
        if (name == key) return &value;
    return nullptr;
  }

  /// Equal kind and content; the members of objects must be in the same order.
  friend bool operator==(const Value&, const Value&) = default;

 private:
  std::variant<std::monostate, bool, double, std::string, Array, Object> content_;
};

}  // namespace gradlab
