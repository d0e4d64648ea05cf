#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/experiment/check.h"
#include "core/experiment/own-data.h"
#include "core/train/trainer.h"

namespace gradlab::testing {

inline Value valueOf(const nlohmann::json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    Value::Array items;
    for (const auto& item : json) items.push_back(valueOf(item));
    return items;
  }
  if (!json.is_object()) return {};
  Value::Object members;
  for (const auto& [key, member] : json.items()) members.emplace_back(key, valueOf(member));
  return members;
}

/// A document changed by a JSON merge patch.
inline nlohmann::json with(nlohmann::json document, const nlohmann::json& patch) {
  document.merge_patch(patch);
  return document;
}

/// The experiment of a document that has no problems; text is JSON.
inline Experiment experimentOf(const nlohmann::json& document) {
  const Checked checked = checkExperiment(valueOf(document));
  for (const Problem& problem : checked.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return checked.experiment;
}

inline std::unique_ptr<Trainer> runOf(const Experiment& experiment, const Dataset& dataset) {
  Trainer::Created created = Trainer::create(experiment, dataset);
  if (const Problems* problems = std::get_if<Problems>(&created))
    for (const Problem& problem : *problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return std::move(std::get<0>(created));
}

/// A run on a generated source, or on the csv that the document carries.
inline std::unique_ptr<Trainer> runOf(const nlohmann::json& document) {
  const Experiment experiment = experimentOf(document);
  return runOf(experiment, *OwnDataReader().read(experiment.data).dataset);
}

inline std::vector<float> copyOf(std::span<const float> numbers) { return {numbers.begin(), numbers.end()}; }

/// All state that training changes, to be compared bit by bit.
inline std::vector<float> stateOf(const Trainer& trainer) {
  std::vector<float> all = copyOf(trainer.network().parameters());
  for (const float number : trainer.network().running()) all.push_back(number);
  for (const float number : trainer.lossSeries()) all.push_back(number);
  return all;
}

}  // namespace gradlab::testing
