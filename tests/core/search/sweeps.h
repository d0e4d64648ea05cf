#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/search/study.h"

namespace gradlab::testing {

using OrderedJson = nlohmann::ordered_json;

/// The order of members is that of the dimensions.
inline Value orderedValue(const OrderedJson& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_null()) return {};
  if (json.is_array()) {
    Value::Array items;
    for (const auto& item : json) items.push_back(orderedValue(item));
    return items;
  }
  Value::Object members;
  for (const auto& [key, member] : json.items()) members.emplace_back(key, orderedValue(member));
  return members;
}

inline CheckedSweep checkedSweep(const std::string& text) { return checkSweep(orderedValue(OrderedJson::parse(text))); }

/// The sweep of a document without problems.
inline Sweep sweepOf(const std::string& text) {
  CheckedSweep checked = checkedSweep(text);
  for (const Problem& problem : checked.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return std::move(checked.sweep);
}

/// The paths of all problems, sorted.
inline std::vector<std::string> badSweepPaths(const std::string& text) {
  std::vector<std::string> paths;
  for (const Problem& problem : checkedSweep(text).problems) paths.push_back(problem.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The row of a trial that trained, as a worker returns it.
inline Row rowWith(const TrialPlan& plan, std::optional<double> metric) {
  Row row{.trial = plan.trial, .rung = plan.rung, .params = plan.params, .steps = plan.steps, .metric = metric};
  if (!metric && plan.refused.empty()) row.diverged = Value::Object{{"step", 1}};
  return row;
}

/// All plans of a study. Each trial has the result `metric` gives for it, and is learned before the next plan.
template <class MetricOf>
std::vector<TrialPlan> runStudy(Study& study, MetricOf metric) {
  std::vector<TrialPlan> plans;
  while (std::optional<TrialPlan> plan = study.next()) {
    study.learn(rowWith(*plan, plan->refused.empty() ? metric(*plan) : std::nullopt));
    plans.push_back(std::move(*plan));
  }
  return plans;
}

template <class MetricOf>
std::vector<TrialPlan> plansOf(const std::string& text, MetricOf metric) {
  Study study(sweepOf(text));
  return runStudy(study, metric);
}

inline std::vector<TrialPlan> plansOf(const std::string& text) {
  return plansOf(text, [](const TrialPlan&) { return std::optional<double>(1); });
}

inline double paramOf(const TrialPlan& plan, const std::string& path) {
  return *Value(plan.params).find(path)->number();
}

}  // namespace gradlab::testing
