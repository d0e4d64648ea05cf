#include <algorithm>
#include <iostream>
#include <set>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "core/data/number.h"
#include "core/data/text.h"
#include "core/descent/descend.h"
#include "core/optim/optimizer.h"
#include "core/surfaces/surface.h"

namespace gradlab {

namespace {

/// Reads `1,2` as a list of numbers.
Value listIn(const std::string& text) {
  Value::Array items;
  std::size_t from = 0;
  for (std::size_t comma = text.find(','); comma != std::string::npos; from = comma + 1, comma = text.find(',', from))
    items.push_back(cli::numberIn(text.substr(from, comma - from)));
  items.push_back(cli::numberIn(text.substr(from)));
  return items;
}

/// Reads `lr=0.1,mu=0.9` as names and numbers. A name without a number gets an empty text, which the check refuses.
Value constantsIn(const std::string& text) {
  Value::Object constants;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string binding = text.substr(from, comma - from);
    const std::size_t equals = std::min(binding.find('='), binding.size());
    constants.emplace_back(std::string(trimmed(binding.substr(0, equals))),
                           equals < binding.size() ? cli::numberIn(binding.substr(equals + 1)) : Value(""));
    from = comma + 1;
  }
  return constants;
}

template <class Info>
std::set<std::string> knobNames(std::span<const Info> all) {
  std::set<std::string> names;
  for (const Info& info : all)
    for (const Knob& knob : info.knobs) names.emplace(knob.name);
  return names;
}

/// The request for `checkDescent`; the flags have no nesting.
Value descentRequest(const cli::Flags& flags) {
  const std::set<std::string> ofSurfaces = knobNames(surfaces()), ofRules = knobNames(rules());
  Value::Object surface, optimizer, request;
  if (flags.has("rule") && !flags.has("optimizer")) optimizer.emplace_back("name", "own");
  for (const auto& [flag, text] : flags.values) {
    if (flag == "surface")
      surface.emplace_back("name", text);
    else if (flag == "optimizer")
      optimizer.emplace_back("name", text);
    else if (flag == "rule")
      optimizer.emplace_back(flag, text);
    else if (flag == "constants")
      optimizer.emplace_back(flag, constantsIn(text));
    else if (flag == "start" || flag == "drift")
      request.emplace_back(flag, listIn(text));
    else if (ofSurfaces.count(flag) > 0)
      surface.emplace_back(flag, cli::numberIn(text));
    else if (ofRules.count(flag) > 0)
      optimizer.emplace_back(flag, cli::numberIn(text));
    else
      request.emplace_back(flag, cli::numberIn(text));
  }
  request.emplace_back("surface", std::move(surface));
  request.emplace_back("optimizer", std::move(optimizer));
  return request;
}

/// The line of a problem: `optimizer.lr: ..` becomes `--lr: ..`, `surface.name: ..` as `--surface: ..`, `start[0]: ..`
/// as `--start: ..`, `optimizer.constants.mu: ..` as `--constants: mu ..`.
std::string descentComplaint(const Problem& problem) {
  constexpr std::string_view constant = "optimizer.constants.";
  if (problem.path.compare(0, constant.size(), constant) == 0)
    return "--constants: " + problem.path.substr(constant.size()) + ' ' + problem.message;
  const std::string path = problem.path.substr(0, problem.path.find('['));
  const std::size_t dot = path.find('.');
  const std::string key = dot == std::string::npos ? path : path.substr(dot + 1);
  const std::string flag = key == "name" ? path.substr(0, dot) : key;
  const Value params(problem.params);
  const Value* const owner = problem.code == "unknown-key" ? params.find("owner") : nullptr;
  return "--" + flag + ": " + (owner == nullptr ? problem.message : "is not " + *owner->text());
}

template <class Info>
std::string knobLines(std::span<const Info> all) {
  std::string text;
  for (const Info& info : all) {
    text += "  " + std::string(info.name);
    if (!info.knobs.empty()) text += std::string(17 - info.name.size(), ' ');
    for (const Knob& knob : info.knobs) text += " --" + std::string(knob.name) + ' ' + cli::toJson(knob.fallback);
    text += '\n';
  }
  return text;
}

std::string descendHelp() {
  return "gradlab descend --surface S (--optimizer O | --rule R) --start x,y --steps N [KNOB..] [--noise s --seed k]\n"
         "                [--drift x,y]\n\n"
         "Lets an optimizer run down a surface and prints the path, N+1 points in double precision, as JSON: x, y and "
         "the loss f.\n"
         "--noise adds s times a normal number to each component of each gradient; f is without it. --drift moves the\n"
         "surface by x,y with every step. Exit code 3 when the path leaves what is finite: it ends at the last finite "
         "point.\n\n"
         "A rule of your own, element by element: --rule 'v = mu*v + g; theta = theta - lr*v' --constants "
         "lr=0.01,mu=0.9. In it\n"
         "theta, its gradient g and t = 1, 2, .. are given; what else it assigns starts at 0 and is remembered.\n\n"
         "Surfaces, with their knobs and defaults:\n" +
         knobLines(surfaces()) + "\nOptimizers:\n" + knobLines(rules());
}

}  // namespace

int descend(cli::Arguments arguments) {
  std::vector<std::string> known{"surface", "optimizer", "start", "steps",    "noise",
                                 "seed",    "drift",     "rule",  "constants"};
  for (const auto& names : {knobNames(surfaces()), knobNames(rules())})
    known.insert(known.end(), names.begin(), names.end());
  cli::Flags flags = cli::parseFlags(arguments, known, {});
  if (flags.help) return cli::help(descendHelp());
  cli::refuseOperands(flags, "descend takes flags only");
  if (!flags.has("steps")) flags.complaints.emplace_back("--steps: must be given");
  const CheckedDescent asked = checkDescent(descentRequest(flags));
  for (const Problem& problem : asked.problems) flags.complaints.push_back(descentComplaint(problem));
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  const Descended path = descend(asked);
  std::cout << cli::toJson(
                   Value::Object{{"x", Value::list(path.x)}, {"y", Value::list(path.y)}, {"f", Value::list(path.f)}})
            << '\n';
  if (!path.diverged) return cli::done;
  std::cerr << "step " << path.x.size() << ": " << path.message << '\n';
  return cli::nonFinite;
}

}  // namespace gradlab
