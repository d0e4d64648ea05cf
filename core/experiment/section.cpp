#include "core/experiment/section.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/experiment/words.h"

namespace gradlab {

namespace {

Problem wrongType(std::string path, const std::string& expected, const Value& value) {
  const std::string kind = kindOf(value);
  return {
      std::move(path), "wrong-type", {{"wanted", expected}, {"kind", kind}}, "must be " + expected + ", not " + kind};
}

Value listed(const std::vector<std::string>& words) { return Value::list(words); }

}  // namespace

Section::Section(const Value* value, std::string path, Problems& problems)
    : path_(std::move(path)), problems_(problems) {
  if (value == nullptr) return;
  members_ = value->object();
  if (members_ == nullptr) {
    problems_.push_back(wrongType(path_, "an object", *value));
    return;
  }
  std::set<std::string, std::less<>> seen;
  for (const auto& [key, member] : *members_)
    if (!seen.insert(key).second && duplicates_.insert(key).second)
      refuse(key, "duplicate-key", {}, "is given more than once");
}

std::string Section::pathOf(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + '.' + std::string(key);
}

void Section::refuse(std::string_view key, std::string code, Value::Object params, std::string message) {
  problems_.push_back({pathOf(key), std::move(code), std::move(params), std::move(message)});
}

const Value* Section::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  // A duplicate key, which was reported already, has no value.
  if (members_ == nullptr || duplicates_.count(key) > 0) return nullptr;
  const auto member =
      std::find_if(members_->begin(), members_->end(), [&](const auto& one) { return one.first == key; });
  return member == members_->end() ? nullptr : &member->second;
}

double Section::number(const Bounds& bounds) {
  const Value* const value = find(bounds.name);
  if (value == nullptr) return bounds.fallback;
  return readNumber(*value, bounds, pathOf(bounds.name), problems_).value_or(bounds.fallback);
}

bool Section::flag(std::string_view key) {
  const Value* const value = find(key);
  if (value == nullptr || value->boolean() != nullptr) return value != nullptr && *value->boolean();
  problems_.push_back(wrongType(pathOf(key), "true or false", *value));
  return false;
}

std::optional<std::string> Section::text(std::string_view key) {
  const Value* const value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->text() != nullptr) return *value->text();
  problems_.push_back(wrongType(pathOf(key), "text", *value));
  return std::nullopt;
}

std::optional<std::string> Section::choice(std::string_view key, std::string_view fallback,
                                           const std::vector<std::string>& allowed) {
  const std::size_t before = problems_.size();
  std::optional<std::string> chosen = text(key);
  if (!chosen)
    return problems_.size() > before || duplicates_.count(key) > 0 ? std::nullopt
                                                                   : std::optional<std::string>(fallback);
  if (std::find(allowed.begin(), allowed.end(), *chosen) != allowed.end()) return chosen;
  refuse(key, "unknown-choice", {{"value", *chosen}, {"allowed", listed(allowed)}},
         "\"" + *chosen + "\" is not known; it can be " + joined(allowed));
  return std::nullopt;
}

const Value::Array* Section::list(std::string_view key) {
  const Value* const value = find(key);
  if (value == nullptr || value->array() != nullptr) return value == nullptr ? nullptr : value->array();
  problems_.push_back(wrongType(pathOf(key), "a list", *value));
  return nullptr;
}

void Section::refuseUnknownKeys(std::string_view owner) {
  if (members_ == nullptr) return;
  for (const auto& [key, member] : *members_)
    if (std::find(known_.begin(), known_.end(), key) == known_.end() && duplicates_.count(key) == 0)
      refuse(key, "unknown-key", {{"owner", owner}, {"allowed", listed(known_)}},
             "is not " + std::string(owner) + "; known here: " + joined(known_));
}

std::optional<double> readNumber(const Value& value, const Bounds& bounds, const std::string& path,
                                 Problems& problems) {
  const double* const number = value.number();
  if (number == nullptr) {
    problems.push_back(wrongType(path, "a number", value));
    return std::nullopt;
  }
  const std::string text = numberText(*number);
  if (!std::isfinite(*number)) {
    problems.push_back({path, "not-finite", {{"value", text}}, "must be a finite number, not " + text});
  } else if (*number < bounds.min || *number > bounds.max) {
    problems.push_back(
        {path,
         "out-of-range",
         {{"value", *number}, {"min", bounds.min}, {"max", bounds.max}},
         "must be between " + numberText(bounds.min) + " and " + numberText(bounds.max) + ", not " + text});
  } else if (bounds.integer && *number != std::floor(*number)) {
    problems.push_back({path, "not-whole", {{"value", *number}}, "must be a whole number, not " + text});
  } else {
    return *number;
  }
  return std::nullopt;
}

}  // namespace gradlab
