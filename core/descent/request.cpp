#include "core/descent/request.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/experiment/fields.h"
#include "core/experiment/named.h"
#include "core/experiment/words.h"
#include "core/optim/optimizer.h"

namespace gradlab {

namespace {

constexpr Bounds steps = wholeBounds("steps", 200, 1, 1e6), seed = wholeBounds("seed", 0, 0, field::kMostSeed),
                 seeds = wholeBounds("seeds", 1, 1, 1000), columns = wholeBounds("columns", 64, 2, 1000),
                 rows = wholeBounds("rows", 64, 2, 1000);
constexpr Bounds coordinate{.name = "start", .fallback = 0, .min = -1e6, .max = 1e6};
constexpr Bounds noise{.name = "noise", .fallback = 0, .min = 0, .max = 1e6};
constexpr std::size_t mostRates = 1000;

/// Reads two numbers; a problem if they are missing.
std::array<double, 2> readPair(Section& request, std::string_view key, const char* what, Problems& problems) {
  const bool given = request.find(key) != nullptr;
  const Value::Array* const pair = request.list(key);
  if (!given || (pair != nullptr && pair->size() != 2))
    request.refuse(key, "wrong-length", {{"length", 2}}, std::string("must be two numbers: ") + what);
  std::array<double, 2> numbers{};
  if (pair == nullptr || pair->size() != 2) return numbers;
  for (std::size_t i = 0; i < 2; ++i)
    numbers[i] =
        readNumber((*pair)[i], coordinate, request.pathOf(key) + '[' + std::to_string(i) + ']', problems).value_or(0);
  return numbers;
}

/// The learning rate; 0 with a bad name, or in a typed rule without `lr`.
double learningRate(const CheckedDescent& checked) {
  if (!checked.own) return checked.optimizer.knobs.empty() ? 0 : checked.optimizer.knobs[0];
  const std::vector<std::string>& names = checked.own->program.constants();
  const auto lr = std::find(names.begin(), names.end(), "lr");
  return lr == names.end() ? 0 : checked.own->constants[static_cast<std::size_t>(lr - names.begin())];
}

/// The cost of one step of the optimizer, in multiplications; 0 for the rules of the catalog, which are cheap.
double stepWork(const CheckedDescent& checked) {
  return checked.own ? 20 * static_cast<double>(checked.own->program.work()) : 0;
}

/// Reads the keys that a descent and a tuning have in common.
void readDescent(Section& request, CheckedDescent& checked, std::shared_ptr<const Surface> plane) {
  checked.landscape = readLandscape(request, checked.problems, std::move(plane));
  Section optimizer(request.find("optimizer"), "optimizer", checked.problems);
  std::vector<std::string> names = namesOf(ruleEntries());
  names.emplace_back("own");
  const std::string name = readName(optimizer, names);
  if (name == "own") {
    checked.optimizer = {name, {}};
    checked.own = readOwnRule(optimizer, checked.problems);
  } else {
    checked.optimizer = readNamed(optimizer, ruleEntries(), name);
  }
  const auto [x, y] = readPair(request, "start", "x and y", checked.problems);
  constexpr std::array<double, 2> still{};
  const auto drift = request.find("drift") == nullptr ? still : readPair(request, "drift", "x and y", checked.problems);
  checked.descent = {.start = {x, y},
                     .steps = static_cast<std::int64_t>(request.number(steps)),
                     .lr = learningRate(checked),
                     .noise = request.number(noise),
                     .seed = static_cast<std::uint64_t>(request.number(seed)),
                     .drift = {drift[0], drift[1]}};
}

std::vector<double> readRates(Section& request, Problems& problems) {
  std::vector<double> rates;
  const bool given = request.find("rates") != nullptr;
  const Value::Array* const list = request.list("rates");
  if (!given || (list != nullptr && (list->empty() || list->size() > mostRates)))
    request.refuse("rates", "wrong-length", {{"min", 1}, {"max", static_cast<double>(mostRates)}},
                   "must be 1 to " + std::to_string(mostRates) + " learning rates");
  else if (list != nullptr)
    for (std::size_t i = 0; i < list->size(); ++i)
      rates.push_back(
          readNumber((*list)[i], ruleEntries()[0].knobs[0], "rates[" + std::to_string(i) + ']', problems).value_or(0));
  return rates;
}

}  // namespace

CheckedDescent checkDescent(const Value& asked, std::shared_ptr<const Surface> plane) {
  CheckedDescent checked{};
  Section request(&asked, "", checked.problems);
  readDescent(request, checked, std::move(plane));
  checked.descent.inside = request.flag("inside");
  request.refuseUnknownKeys("a key of a descent");
  if (checked.problems.empty())
    limitWork(request, "steps", checked.landscape, static_cast<double>(checked.descent.steps), stepWork(checked));
  return checked;
}

CheckedTuning checkTuning(const Value& asked, std::shared_ptr<const Surface> plane) {
  CheckedTuning checked{};
  Problems& problems = checked.problems;
  Section request(&asked, "", problems);
  readDescent(request, checked, std::move(plane));
  checked.rates = readRates(request, problems);
  checked.seeds = static_cast<Index>(request.number(seeds));
  request.refuseUnknownKeys("a key of a tuning");
  const double descents = static_cast<double>(checked.rates.size()) * static_cast<double>(checked.seeds);
  if (problems.empty() && checked.own && learningRate(checked) == 0)
    request.refuse("rates", "no-rate", {}, "cannot be tried: the rule has no constant lr, or it is 0");
  if (problems.empty())
    limitWork(request, "steps", checked.landscape, static_cast<double>(checked.descent.steps) * descents,
              stepWork(checked));
  return checked;
}

CheckedGrid checkGrid(const Value& asked, std::shared_ptr<const Surface> plane) {
  CheckedGrid checked{};
  Section request(&asked, "", checked.problems);
  checked.landscape = readLandscape(request, checked.problems, std::move(plane));
  const auto x = readPair(request, "x", "from and to", checked.problems),
             y = readPair(request, "y", "from and to", checked.problems);
  checked.low = {x[0], y[0]};
  checked.high = {x[1], y[1]};
  checked.columns = static_cast<Index>(request.number(columns));
  checked.rows = static_cast<Index>(request.number(rows));
  request.refuseUnknownKeys("a key of a grid");
  if (checked.problems.empty())
    limitWork(request, "columns", checked.landscape,
              static_cast<double>(checked.columns) * static_cast<double>(checked.rows));
  return checked;
}

}  // namespace gradlab
