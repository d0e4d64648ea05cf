#include "core/base/catalog-list.h"
#include "core/experiment/check.h"
#include "core/search/strategy-info.h"
#include "core/search/sweep.h"

namespace gradlab {

namespace {

Value toValue(const Space& space, const Dimension& dimension) {
  Value::Object members{{"kind", kindNames[static_cast<std::size_t>(dimension.kind)]}};
  if (dimension.isChoice()) {
    members.emplace_back("values", dimension.values);
  } else {
    members.emplace_back("low", dimension.low);
    members.emplace_back("high", dimension.high);
  }
  if (dimension.when.empty()) return members;
  Value::Object when;
  for (const Condition& condition : dimension.when) {
    Value::Array values;
    for (const std::size_t i : condition.values) values.push_back(space[condition.dimension].values[i]);
    when.emplace_back(space[condition.dimension].path, std::move(values));
  }
  members.emplace_back("when", std::move(when));
  return members;
}

Value toValue(const StrategyChoice& strategy) {
  Value::Object members{{"name", strategy.name}, {"seed", static_cast<double>(strategy.seed)}};
  const Entry& entry = *findByName(strategyEntries(), strategy.name);
  for (std::size_t i = 0; i < entry.knobs.size(); ++i) members.emplace_back(entry.knobs[i].name, strategy.knobs[i]);
  return members;
}

Value toValue(const Budget& budget) {
  Value::Object members;
  if (budget.trials) members.emplace_back("trials", *budget.trials);
  if (budget.steps) members.emplace_back("steps", *budget.steps);
  if (budget.seconds) members.emplace_back("seconds", *budget.seconds);
  return members;
}

}  // namespace

Value toValue(const Sweep& sweep) {
  Value::Object space;
  for (const Dimension& dimension : sweep.space.dimensions)
    space.emplace_back(dimension.path, toValue(sweep.space, dimension));
  return Value::Object{{"version", 1},
                       {"base", toValue(sweep.base)},
                       {"space", std::move(space)},
                       {"strategy", toValue(sweep.strategy)},
                       {"budget", toValue(sweep.budget)},
                       {"repeats", static_cast<double>(sweep.repeats)},
                       {"folds", static_cast<double>(sweep.folds)},
                       {"metric", metricNames[static_cast<std::size_t>(sweep.metric)]},
                       {"at", sweep.atBest ? "best" : "end"}};
}

}  // namespace gradlab
