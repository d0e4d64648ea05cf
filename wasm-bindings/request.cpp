#include "wasm-bindings/request.h"

#include <algorithm>

namespace gradlab {
namespace {

std::string join(const std::string& path, std::string_view key) { return (path.empty() ? path : path + ".").append(key); }

}  // namespace

Request::Request(const Value& value) : value_(value) {
  if (value.object() == nullptr) add("", "wrong-type", {{"expected", "object"}}, "must be an object");
}

Point Request::point(const char* key) {
  const Value* const field = value_.find(key);
  const Value::Array* const pair = field == nullptr ? nullptr : field->array();
  double numbers[2] = {0, 0};
  bool right = pair != nullptr && pair->size() == 2;
  for (std::size_t i = 0; right && i < 2; ++i) {
    const double* const number = (*pair)[i].number();
    right = number != nullptr && std::isfinite(*number);
    if (right) numbers[i] = *number;
  }
  if (!right) add(key, "wrong-type", {{"expected", "point"}}, "must be two finite numbers");
  return {numbers[0], numbers[1]};
}

void Request::allowOnly(const Value& object, const std::string& path, std::span<const std::string_view> keys) {
  if (const Value::Object* const members = object.object())
    for (const auto& [key, value] : *members)
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) add(join(path, key), "unknown-key", {}, "is not a known key");
}

double Request::number(const Value& object, const std::string& path, const Knob& knob) {
  const Value* const field = object.find(knob.name);
  if (field == nullptr) return knob.fallback;
  const double* const number = field->number();
  if (number == nullptr) {
    add(join(path, knob.name), "wrong-type", {{"expected", "number"}}, "must be a number");
    return knob.fallback;
  }
  const bool whole = !knob.integer || *number == std::floor(*number);
  if (*number >= knob.min && *number <= knob.max && whole) return *number;
  add(join(path, knob.name), "out-of-range", {{"min", knob.min}, {"max", knob.max}, {"integer", knob.integer}},
      knob.integer ? "must be a whole number in its range" : "must be in its range");
  return knob.fallback;
}

Chosen Request::knobsOf(const Value& field, const std::string& path, std::string_view name, std::span<const Knob> knobs) {
  std::vector<std::string_view> keys{"name"};
  Chosen chosen{name, {}};
  for (const Knob& knob : knobs) {
    keys.push_back(knob.name);
    chosen.knobs.push_back(number(field, path, knob));
  }
  allowOnly(field, path, keys);
  return chosen;
}

void Request::add(std::string path, std::string code, Value::Object params, std::string message) {
  problems_.push_back({std::move(path), std::move(code), std::move(params), std::move(message)});
}

}  // namespace gradlab
