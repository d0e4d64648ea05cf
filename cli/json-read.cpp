#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

/// The library refuses numbers that do not fit its own type. With long double, 1e999 gets through, becomes an infinity,
/// and is reported at its path in the document.
using Json = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

/// The most levels of nesting: deeper documents would overflow the stack in their destructor.
constexpr std::size_t kDeepest = 100;

std::string placeOf(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : std::min(position, text.size() + 1) - 1);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - lineStart + 1);
}

/// The message of the library without its error number and place.
std::string reasonOf(std::string_view what) {
  for (const std::string_view end : {"] ", "column "})
    if (const std::size_t place = what.find(end); place != std::string_view::npos)
      what.remove_prefix(place + end.size());
  if (const std::size_t colon = what.find(": "); colon != std::string_view::npos && colon < 8)
    what.remove_prefix(colon + 2);
  return std::string(what);
}

/// Receives the parsed pieces from the library and builds the tree.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  bool null() override { return add({}); }
  bool boolean(bool truth) override { return add(truth); }
  bool number_integer(std::int64_t number) override { return add(static_cast<double>(number)); }
  bool number_unsigned(std::uint64_t number) override { return add(static_cast<double>(number)); }
  bool number_float(long double, const std::string& digits) override {
    return add(std::strtod(digits.c_str(), nullptr));
  }
  bool string(std::string& text) override { return add(std::move(text)); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Value::Object{}); }
  bool start_array(std::size_t) override { return open(Value::Array{}); }
  bool key(std::string& name) override {
    open_.back().key = std::move(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    parsed_.complaint = placeOf(text_, position) + ": " + reasonOf(error.what());
    return false;
  }

  ParsedJson result() { return std::move(parsed_); }

 private:
  struct Open {
    Value value;
    std::string key;  ///< of the next member, in an object
  };

  bool open(Value container) {
    if (open_.size() == kDeepest) {
      parsed_.complaint = "is nested more than " + std::to_string(kDeepest) + " levels deep";
      return false;
    }
    open_.push_back({std::move(container), {}});
    return true;
  }

  bool close() {
    Value finished = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(finished));
  }

  bool add(Value value) {
    if (open_.empty())
      parsed_.value = std::move(value);
    else if (Value::Array* const items = open_.back().value.array())
      items->push_back(std::move(value));
    else
      open_.back().value.object()->emplace_back(open_.back().key, std::move(value));
    return true;
  }

  std::string_view text_;
  std::vector<Open> open_;
  ParsedJson parsed_;
};

}  // namespace

ParsedJson parseJson(std::string_view text) {
  Builder builder(text);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.result();
}

}  // namespace gradlab::cli
