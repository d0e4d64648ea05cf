#include "core/search/trial.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "core/base/catalog-list.h"
#include "core/experiment/check.h"
#include "core/experiment/fields.h"
#include "core/experiment/section.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/optim/schedule.h"

namespace gradlab {

namespace {

constexpr std::string_view kDepth = "model.depth", kWidth = "model.width";

const Value* memberAt(const Value& document, std::string_view path) {
  const Value* at = &document;
  for (std::size_t dot = path.find('.'); at != nullptr; dot = path.find('.')) {
    at = at->find(path.substr(0, dot));
    if (dot == std::string_view::npos) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

/// Sets the value at a path, and makes missing objects on the way.
void put(Value& document, std::string_view path, const Value& value) {
  if (document.object() == nullptr) document = Value::Object{};
  Value::Object& members = *document.object();
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  auto member = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == key; });
  if (member == members.end()) member = members.insert(member, {key, Value()});
  if (dot == std::string_view::npos)
    member->second = value;
  else
    put(member->second, path.substr(dot + 1), value);
}

/// Removes the members that `unwanted` selects from the section at a path.
template <class Drop>
void drop(Value& document, std::string_view section, Drop unwanted) {
  if (document.object() == nullptr) return;
  if (section.empty()) {
    std::erase_if(*document.object(), [&](const Value::Member& member) { return unwanted(member.first); });
    return;
  }
  const std::size_t dot = section.find('.');
  const std::string_view rest = dot == std::string_view::npos ? "" : section.substr(dot + 1);
  for (auto& [key, value] : *document.object())
    if (key == section.substr(0, dot)) drop(value, rest, unwanted);
}

/// Removes the knobs in the section that its choice does not have.
void dropUnknownKnobs(Value& document, std::string_view section, std::span<const Entry> all) {
  const Value* const name = memberAt(document, std::string(section) + ".name");
  if (name == nullptr || name->text() == nullptr) return;
  const Entry* const entry = findByName(all, *name->text());
  if (entry == nullptr) return;
  drop(document, section, [&](const std::string& key) {
    const auto& knobs = entry->knobs;
    return key != "name" && std::none_of(knobs.begin(), knobs.end(), [&](const Bounds& k) { return k.name == key; });
  });
}

bool searches(const Space& space, const SpacePoint& point, std::string_view path) {
  const auto i = space.find(path);
  return i && point[*i];
}

/// Removes members that belong to choices of the base which the point replaces.
void leaveOut(Value& document, const Space& space, const SpacePoint& point) {
  if (searches(space, point, "optimizer.name")) dropUnknownKnobs(document, "optimizer", ruleEntries());
  if (searches(space, point, "schedule.name")) dropUnknownKnobs(document, "schedule", scheduleEntries());
  if (searches(space, point, "model.parametrization.name"))
    dropUnknownKnobs(document, "model.parametrization", parametrizationEntries());
  if (!searches(space, point, "data.source")) return;
  const Value* const source = memberAt(document, "data.source");
  if (source->text() != nullptr && *source->text() != "csv")
    drop(document, "data", [](const std::string& key) {
      return key == "csv" || key == "target" || key == "task" || key == "missing" || key == "header";
    });
  // The loss of the base fits its own source, which may have classes where the new one has values.
  if (!searches(space, point, "loss"))
    std::erase_if(*document.object(), [](const Value::Member& member) { return member.first == "loss"; });
}

/// Sets model.hidden from depth and width; either may be missing, and then comes from the base.
void putHidden(Value& document, const Value& base, std::optional<Value> depth, std::optional<Value> width,
               Problems& problems) {
  if (!depth) depth = valueIn(base, std::string(kDepth));
  if (!width) width = valueIn(base, std::string(kWidth));
  constexpr Bounds layers = wholeBounds("depth", 0, 0, field::kMostLayers);
  const auto count = readNumber(*depth, layers, std::string(kDepth), problems);
  if (!count || *count == 0) return put(document, "model.hidden", Value::Array{});
  const auto units =
      readNumber(width ? *width : Value(field::width.fallback), field::width, std::string(kWidth), problems);
  if (units) put(document, "model.hidden", Value::Array(static_cast<std::size_t>(*count), Value(*units)));
}

}  // namespace

std::optional<Value> valueIn(const Value& document, const std::string& path) {
  if (path != kDepth && path != kWidth) {
    const Value* const value = memberAt(document, path);
    return value == nullptr ? std::nullopt : std::optional<Value>(*value);
  }
  const Value* const hidden = memberAt(document, "model.hidden");
  if (hidden == nullptr || hidden->array() == nullptr) return std::nullopt;
  const Value::Array& layers = *hidden->array();
  if (path == kDepth) return static_cast<double>(layers.size());
  return layers.empty() ? std::nullopt : std::optional<Value>(layers.front());
}

bool hasEqualLayers(const Experiment& base) {
  const auto& hidden = base.model.hidden;
  return !hidden.empty() && std::equal(hidden.begin() + 1, hidden.end(), hidden.begin());
}

TrialDocument trialDocument(const Value& base, const Space& space, const SpacePoint& point, OwnDataReader& reader) {
  Value document = base;
  std::optional<Value> depth, width;
  SpacePoint own = point;
  for (std::size_t i = 0; i < space.size(); ++i) {
    const std::string& path = space[i].path;
    if (path == kDepth) depth = own[i];
    if (path == kWidth) width = own[i];
    if (path == kDepth || path == kWidth) own[i].reset();
    // Names come first, so that `leaveOut` removes the knobs of the base before those of the space are set.
    if (own[i] && own[i]->text() != nullptr) put(document, path, *own[i]);
  }
  leaveOut(document, space, point);
  // A section must be set before its members: shorter paths first.
  std::vector<std::size_t> order(space.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return space[a].path.size() < space[b].path.size(); });
  for (const std::size_t i : order)
    if (own[i]) put(document, space[i].path, *own[i]);

  Problems problems;
  if (depth || width) putHidden(document, base, depth, width, problems);
  Checked checked = checkExperiment(document, reader);
  problems.insert(problems.end(), checked.problems.begin(), checked.problems.end());
  return {std::move(checked.experiment), std::move(problems)};
}

}  // namespace gradlab
