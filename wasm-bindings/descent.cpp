#include "wasm-bindings/descent.h"

#include <limits>
#include <string>
#include <vector>

#include "core/experiment/experiment.h"
#include "core/experiment/section.h"
#include "core/optim/optimizer.h"
#include "core/surfaces/descend.h"
#include "core/surfaces/surface.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

constexpr double anything = std::numeric_limits<double>::max();
constexpr Knob coordinate{"start", 0, -anything, anything, Scale::linear, ""};
constexpr Knob steps{"steps", 200, 0, 100000, Scale::log, "", true};
constexpr Knob noise{"noise", 0, 0, anything, Scale::linear, ""};
constexpr Knob seed{"seed", 0, 0, 4294967295.0, Scale::linear, "", true};

/// {name, knob: number, ..}: one of these, the first when there is no name.
template <class Info>
Choice readChoice(const Value* given, const std::string& key, std::span<const Info> all, Problems& problems) {
  std::vector<std::string> names;
  for (const Info& info : all) names.emplace_back(info.name);
  Section section(given, key, problems);
  const std::string name = section.choice("name", names.front(), names).value_or("");
  Choice choice{name, {}};
  for (const Info& info : all) {
    if (info.name != name) continue;
    for (const Knob& knob : info.knobs) choice.knobs.push_back(section.number(knob));
    section.refuseUnknownKeys("a knob of " + name);
  }
  return choice;
}

Point readStart(Section& request, Problems& problems) {
  const Value::Array* const pair = request.list("start");
  if (pair == nullptr || pair->size() != 2) {
    if (pair != nullptr || request.find("start") == nullptr)
      request.refuse("start", "wrong-length", {{"length", 2}}, "must be two numbers: x and y");
    return {};
  }
  const auto component = [&](int i) {
    return readNumber((*pair)[i], coordinate, "start[" + std::to_string(i) + "]", problems).value_or(0);
  };
  return {component(0), component(1)};
}

}  // namespace

val descendOnSurface(const val& plain) {
  const std::optional<Value> value = fromJavaScript(plain);
  if (!value) return refused(tooLarge());
  Problems problems;
  Section request(&*value, "", problems);
  const Choice surface = readChoice(request.find("surface"), "surface", surfaces(), problems);
  const Choice rule = readChoice(request.find("optimizer"), "optimizer", rules(), problems);
  const Descent descent{.start = readStart(request, problems),
                        .steps = static_cast<std::int64_t>(request.number(steps)),
                        .lr = rule.knobs.empty() ? 0 : rule.knobs[0],
                        .noise = request.number(noise),
                        .seed = static_cast<std::uint64_t>(request.number(seed))};
  request.refuseUnknownKeys("a key of a descent");
  if (!problems.empty()) return refused(problems);

  Optimizer<double> optimizer(rule.name, rule.knobs, 2);
  const Path path = descend(*makeSurface(surface.name, surface.knobs), optimizer, descent);
  val answer = val::object();
  answer.set("x", typedArray(path.x));
  answer.set("y", typedArray(path.y));
  answer.set("f", typedArray(path.f));
  answer.set("diverged", path.diverged);
  return answer;
}

}  // namespace gradlab
