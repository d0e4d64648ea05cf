#include "core/descent/own-rule.h"

#include <algorithm>
#include <string>

#include "core/experiment/words.h"
#include "core/expression/token.h"
#include "core/expression/typed-rule.h"

namespace gradlab {

namespace {

constexpr double kLargest = 1e9;

double readConstant(Section& constants, const std::string& name) {
  if (constants.find(name) == nullptr) {
    constants.refuse(name, "missing-constant", {{"name", name}},
                     "must be given: the rule reads " + name + " and nothing says what it is");
    return 0;
  }
  return constants.number({.name = name, .fallback = 0, .min = -kLargest, .max = kLargest});
}

/// The constants with the names that a program uses: η and eta become lr, β₁ becomes beta1. Nothing where `constants`
/// is not an object.
std::optional<Value> withNamesOfRules(const Value* constants) {
  if (constants == nullptr || constants->object() == nullptr) return std::nullopt;
  Value::Object renamed;
  for (const auto& [written, value] : *constants->object()) {
    std::string name = nameIn(written);
    for (const auto& [other, meant] : TypedRule::names().others)
      if (name == other) name = meant;
    renamed.emplace_back(name.empty() ? written : name, value);
  }
  return renamed;
}

}  // namespace

std::optional<OwnRule> readOwnRule(Section& optimizer, Problems& problems) {
  const bool given = optimizer.find("rule") != nullptr;
  const std::optional<std::string> text = optimizer.text("rule");
  const std::size_t before = problems.size();
  const std::optional<Value> renamed = withNamesOfRules(optimizer.find("constants"));
  Section constants(renamed ? &*renamed : optimizer.find("constants"), optimizer.pathOf("constants"), problems);
  const bool listed = problems.size() == before;
  optimizer.refuseUnknownKeys("a key of a rule of one's own");
  if (!given) optimizer.refuse("rule", "missing-rule", {}, "must be given, such as theta = theta - lr*g");
  if (!text) return std::nullopt;
  Problems inText;
  std::optional<Program> program = Program::parse(*text, TypedRule::names(), inText);
  for (Problem& problem : inText) {
    problem.path = optimizer.pathOf("rule");
    problems.push_back(std::move(problem));
  }
  if (!program) return std::nullopt;
  const auto& assigned = program->assigned();
  if (std::find(assigned.begin(), assigned.end(), "theta") == assigned.end())
    optimizer.refuse("rule", "never-moves", {}, "never assigns theta, so nothing would move; it needs theta = ...");
  OwnRule rule{std::move(*program), {}};
  // Where `constants` is not an object, missing constants are not reported as well.
  for (const std::string& name : rule.program.constants())
    rule.constants.push_back(listed ? readConstant(constants, name) : 0);
  constants.refuseUnknownKeys("a constant of the rule");
  return rule;
}

}  // namespace gradlab
