#include "core/search/space-check.h"

#include <cmath>

#include "core/experiment/section.h"
#include "core/experiment/words.h"

namespace gradlab {

namespace {

constexpr std::size_t kMostDimensions = 16;
constexpr double kLargest = 1e300;

/// A dimension during reading, with its conditions still unresolved.
struct Draft {
  Dimension dimension;
  std::string path;  ///< path in the sweep document
  const Value* when = nullptr;
  bool good = false;
};

std::optional<double> readEnd(Section& section, std::string_view key, bool whole, Problems& problems) {
  const Value* const value = section.find(key);
  if (value == nullptr) {
    section.refuse(key, "missing", {}, "must be given");
    return std::nullopt;
  }
  const Bounds end{.name = key, .fallback = 0, .min = -kLargest, .max = kLargest, .integer = whole};
  return readNumber(*value, end, section.pathOf(key), problems);
}

void readNumbers(Section& section, Dimension& dimension, Problems& problems) {
  const auto low = readEnd(section, "low", dimension.isWhole(), problems);
  const auto high = readEnd(section, "high", dimension.isWhole(), problems);
  if (low && dimension.isLog() && *low <= 0)
    section.refuse("low", "not-positive", {{"value", *low}},
                   "must be above 0 on a logarithmic scale, not " + numberText(*low));
  if (low && high && *low >= *high)
    section.refuse("high", "not-above-low", {{"low", *low}, {"high", *high}},
                   "must be above low, " + numberText(*low) + ", not " + numberText(*high));
  dimension.low = low.value_or(0);
  dimension.high = high.value_or(1);
}

void readValues(Section& section, Dimension& dimension) {
  const Value::Array* const values = section.list("values");
  if (values == nullptr) {
    if (section.find("values") == nullptr) section.refuse("values", "missing", {}, "must be given: a list");
    return;
  }
  if (values->empty()) section.refuse("values", "empty", {}, "must have something to choose from");
  for (std::size_t i = 0; i < values->size(); ++i) {
    const Value& value = (*values)[i];
    if (dimension.placeOf(value))
      section.refuse("values[" + std::to_string(i) + ']', "repeated", {}, "is in the list already");
    dimension.values.push_back(value);
  }
}

Draft readDimension(const std::string& key, const Value& value, Problems& problems) {
  Draft draft;
  draft.path = "space." + key;
  draft.dimension.path = key;
  const std::size_t before = problems.size();
  Section section(&value, draft.path, problems);
  if (problems.size() > before && value.object() == nullptr) return draft;
  const std::vector<std::string> kinds(kindNames.begin(), kindNames.end());
  const auto kind = section.choice("kind", "", kinds);
  if (kind && kind->empty())
    section.refuse("kind", "missing", {{"allowed", Value::list(kinds)}}, "must be given; it can be " + joined(kinds));
  draft.when = section.find("when");
  if (!kind || kind->empty()) return draft;
  for (std::size_t i = 0; i < kindNames.size(); ++i)
    if (kindNames[i] == *kind) draft.dimension.kind = static_cast<Kind>(i);
  if (draft.dimension.isChoice())
    readValues(section, draft.dimension);
  else
    readNumbers(section, draft.dimension, problems);
  section.refuseUnknownKeys("a key of the kind " + *kind);
  draft.good = problems.size() == before;
  return draft;
}

/// Resolves the names in the conditions of all dimensions.
class Conditions {
 public:
  Conditions(std::vector<Draft>& drafts, Problems& problems) : drafts_(drafts), problems_(problems) {}

  void resolve() {
    for (Draft& draft : drafts_)
      if (draft.when != nullptr && !resolve(draft)) draft.good = false;
    for (std::size_t i = 0; i < drafts_.size(); ++i)
      if (waitsFor(i, i, drafts_.size())) {
        drafts_[i].good = false;
        refuse(drafts_[i], "circular", "waits for itself, over the dimensions that it names: one of them must not");
      }
  }

 private:
  void refuse(const Draft& draft, std::string code, std::string message) {
    problems_.push_back({draft.path + ".when", std::move(code), {}, std::move(message)});
  }

  bool resolve(Draft& draft) {
    const std::size_t before = problems_.size();
    Section section(draft.when, draft.path + ".when", problems_);
    if (problems_.size() > before) return false;
    for (const auto& [name, values] : *draft.when->object())
      if (!resolve(draft, name, values)) return false;
    return true;
  }

  bool resolve(Draft& draft, const std::string& name, const Value& values) {
    std::size_t at = 0;
    while (at < drafts_.size() && drafts_[at].dimension.path != name) ++at;
    if (at == drafts_.size() || (drafts_[at].good && !drafts_[at].dimension.isChoice())) {
      refuse(draft, "unknown-condition", name + " is no choice of this space; " + choices());
      return false;
    }
    const Dimension& chosen = drafts_[at].dimension;
    Condition condition{at, {}};
    if (values.array() == nullptr || values.array()->empty()) {
      refuse(draft, "unknown-condition",
             "must list the values of " + name + " for which this dimension exists, of " + textsOf(chosen.values));
      return false;
    }
    for (const Value& value : *values.array()) {
      const auto place = chosen.placeOf(value);
      // Problems of the choice itself are already reported.
      if (!place && !drafts_[at].good) continue;
      if (!place) {
        refuse(draft, "unknown-condition",
               textsOf({value}) + " is not among the values of " + name + ", which are " + textsOf(chosen.values));
        return false;
      }
      condition.values.push_back(*place);
    }
    draft.dimension.when.push_back(std::move(condition));
    return true;
  }

  static std::string textsOf(const Value::Array& values) {
    std::vector<std::string> texts;
    for (const Value& value : values)
      texts.push_back(value.text() != nullptr     ? *value.text()
                      : value.number() != nullptr ? numberText(*value.number())
                                                  : kindOf(value));
    return joined(texts);
  }

  /// The dimensions that conditions can name, for a message.
  std::string choices() const {
    std::vector<std::string> paths;
    for (const Draft& draft : drafts_)
      if (draft.dimension.isChoice()) paths.push_back(draft.dimension.path);
    return paths.empty() ? "it has none" : "it has " + joined(paths);
  }

  bool waitsFor(std::size_t from, std::size_t target, std::size_t left) const {
    if (left == 0) return false;
    for (const Condition& condition : drafts_[from].dimension.when)
      if (condition.dimension == target || waitsFor(condition.dimension, target, left - 1)) return true;
    return false;
  }

  std::vector<Draft>& drafts_;
  Problems& problems_;
};

/// The dimensions without problems; indices in conditions are adapted. A dimension with a condition on a bad one is
/// left out, too.
Space goodOnes(std::vector<Draft>& drafts) {
  bool again = true;
  while (again) {
    again = false;
    for (Draft& draft : drafts)
      for (const Condition& condition : draft.dimension.when)
        if (draft.good && !drafts[condition.dimension].good) {
          draft.good = false;
          again = true;
        }
  }
  std::vector<std::size_t> place(drafts.size());
  Space space;
  for (std::size_t i = 0, next = 0; i < drafts.size(); ++i) place[i] = drafts[i].good ? next++ : 0;
  for (Draft& draft : drafts) {
    if (!draft.good) continue;
    for (Condition& condition : draft.dimension.when) condition.dimension = place[condition.dimension];
    space.dimensions.push_back(std::move(draft.dimension));
  }
  return space;
}

}  // namespace

CheckedSpace readSpace(const Value* document, Problems& problems) {
  const std::size_t before = problems.size();
  Section section(document, "space", problems);
  const Value::Object* const members = document == nullptr ? nullptr : document->object();
  if (members == nullptr) {
    if (document == nullptr)
      problems.push_back({"space", "missing", {}, "must be given: the hyper-parameters that are searched"});
    return {{}, false};
  }
  if (members->empty() || members->size() > kMostDimensions)
    problems.push_back({"space",
                        "wrong-length",
                        {{"length", static_cast<double>(members->size())}},
                        "must have 1 to 16 dimensions; there are " + std::to_string(members->size())});
  std::vector<Draft> drafts;
  for (const auto& [key, value] : *members) {
    // A duplicate key is already reported.
    if (section.find(key) != nullptr) drafts.push_back(readDimension(key, value, problems));
  }
  Conditions(drafts, problems).resolve();
  return {goodOnes(drafts), problems.size() == before};
}

}  // namespace gradlab
