#include "wasm-bindings/value.h"

#include <string>

using emscripten::val;

namespace gradlab {
namespace {

constexpr int deepest = 16;
constexpr int mostValues = 20000;

/// Limits the number of values that it reads, so that a cyclic object, or an array with a billion holes, does not run
/// forever.
class Reader {
 public:
  Value read(const val& plain, int depth) {
    if (plain.isTrue() || plain.isFalse()) return plain.isTrue();
    if (plain.isNumber()) return plain.as<double>();
    if (plain.isString()) return plain.as<std::string>();
    if (plain.isNull() || plain.isUndefined() || plain.typeOf().as<std::string>() != "object") return nullptr;
    if (depth == deepest) return stop();
    return val::global("Array").call<bool>("isArray", plain) ? list(plain, depth) : members(plain, depth);
  }

  bool complete() const { return complete_; }

 private:
  Value stop() {
    complete_ = false;
    return nullptr;
  }

  Value list(const val& plain, int depth) {
    const double size = plain["length"].as<double>();
    if (size > left_) return stop();
    Value::Array items;
    items.reserve(static_cast<std::size_t>(size));
    left_ -= static_cast<int>(size);
    for (int i = 0; i < size && complete_; ++i) items.push_back(read(plain[i], depth + 1));
    return items;
  }

  Value members(const val& plain, int depth) {
    const val keys = val::global("Object").call<val>("keys", plain);
    const double size = keys["length"].as<double>();
    if (size > left_) return stop();
    Value::Object members;
    left_ -= static_cast<int>(size);
    for (int i = 0; i < size && complete_; ++i) {
      const val member = plain[keys[i]];
      if (!member.isUndefined()) members.emplace_back(keys[i].as<std::string>(), read(member, depth + 1));
    }
    return members;
  }

  int left_ = mostValues;
  bool complete_ = true;
};

}  // namespace

std::optional<Value> fromJavaScript(const val& plain) {
  Reader reader;
  Value value = reader.read(plain, 0);
  if (!reader.complete()) return std::nullopt;
  return value;
}

val toJavaScript(const Value& value) {
  if (const bool* const truth = value.boolean()) return val(*truth);
  if (const double* const number = value.number()) return val(*number);
  if (const std::string* const text = value.text()) return val(*text);
  if (const Value::Array* const items = value.array()) {
    val list = val::array();
    for (std::size_t i = 0; i < items->size(); ++i) list.set(static_cast<int>(i), toJavaScript((*items)[i]));
    return list;
  }
  if (const Value::Object* const members = value.object()) {
    val object = val::object();
    for (const auto& [name, member] : *members) object.set(name, toJavaScript(member));
    return object;
  }
  return val::null();
}

val toJavaScript(const Problems& problems) {
  val list = val::array();
  for (std::size_t i = 0; i < problems.size(); ++i) {
    val problem = val::object();
    problem.set("path", problems[i].path);
    problem.set("code", problems[i].code);
    problem.set("params", toJavaScript(Value(problems[i].params)));
    problem.set("message", problems[i].message);
    list.set(static_cast<int>(i), problem);
  }
  return list;
}

val refused(const Problems& problems) {
  val answer = val::object();
  answer.set("problems", toJavaScript(problems));
  return answer;
}

Problems tooLarge() {
  return {{"",
           "too-large",
           {{"depth", deepest}, {"values", mostValues}},
           "is deeper or larger than any experiment document"}};
}

}  // namespace gradlab
