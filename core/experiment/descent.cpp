#include "core/experiment/descent.h"

#include <span>
#include <string>
#include <vector>

#include "core/experiment/section.h"
#include "core/experiment/words.h"
#include "core/optim/optimizer.h"
#include "core/surfaces/surface.h"

namespace gradlab {

namespace {

constexpr Knob steps{.name = "steps", .fallback = 200, .min = 1, .max = 1e6, .scale = Scale::log, .help = "Updates.", .integer = true};
constexpr Knob coordinate{
    .name = "start", .fallback = 0, .min = -1e6, .max = 1e6, .scale = Scale::linear, .help = "Where the descent sets out from."};
constexpr Knob noise{.name = "noise",
                     .fallback = 0,
                     .min = 0,
                     .max = 1e6,
                     .scale = Scale::linear,
                     .help = "Standard deviation of what is added to each component of each gradient."};
constexpr Knob seed{
    .name = "seed", .fallback = 0, .min = 0, .max = 4294967295, .scale = Scale::linear, .help = "Of the noise.", .integer = true};

template <class Info>
Choice readChoice(Section& request, const std::string& key, std::span<const Info> all, Problems& problems) {
  std::vector<std::string> names;
  for (const Info& info : all) names.emplace_back(info.name);
  Section section(request.find(key), key, problems);
  const std::size_t before = problems.size();
  const auto name = section.choice("name", "", names);
  if (name && name->empty() && problems.size() == before)
    section.refuse("name", "missing", {{"allowed", Value::list(names)}}, "must be given; it can be " + joined(names));
  Choice choice{name.value_or(""), {}};
  for (const Info& info : all) {
    if (info.name != choice.name) continue;
    for (const Knob& knob : info.knobs) choice.knobs.push_back(section.number(knob));
    section.refuseUnknownKeys("a knob of " + choice.name);
  }
  return choice;
}

Point readStart(Section& request, Problems& problems) {
  const bool given = request.find("start") != nullptr;
  const Value::Array* const pair = request.list("start");
  if (!given || (pair != nullptr && pair->size() != 2))
    request.refuse("start", "wrong-length", {{"length", 2}}, "must be two numbers: x and y");
  if (pair == nullptr || pair->size() != 2) return {};
  const auto component = [&](std::size_t i) {
    return readNumber((*pair)[i], coordinate, "start[" + std::to_string(i) + "]", problems).value_or(0);
  };
  const double x = component(0);
  return {x, component(1)};
}

}  // namespace

CheckedDescent checkDescent(const Value& asked) {
  CheckedDescent checked{};
  Section request(&asked, "", checked.problems);
  checked.surface = readChoice(request, "surface", surfaces(), checked.problems);
  checked.optimizer = readChoice(request, "optimizer", rules(), checked.problems);
  checked.descent = {.start = readStart(request, checked.problems),
                     .steps = static_cast<std::int64_t>(request.number(steps)),
                     .lr = checked.optimizer.knobs.empty() ? 0 : checked.optimizer.knobs[0],
                     .noise = request.number(noise),
                     .seed = static_cast<std::uint64_t>(request.number(seed))};
  request.refuseUnknownKeys("a key of a descent");
  return checked;
}

Path descend(const CheckedDescent& asked) {
  Optimizer<double> optimizer(asked.optimizer.name, asked.optimizer.knobs, 2);
  return descend(*makeSurface(asked.surface.name, asked.surface.knobs), optimizer, asked.descent);
}

}  // namespace gradlab
