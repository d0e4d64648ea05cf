#include "core/train/fingerprint.h"

#include <algorithm>
#include <array>

#include "core/experiment/check.h"
#include "core/train/hash.h"

namespace gradlab {
namespace {

constexpr std::array<std::string_view, 4> kFree{"version", "schedule", "steps", "evalEvery"};

void add(Hash& hash, const Value& value) {
  if (const double* number = value.number()) hash.add(number, sizeof(*number));
  if (const std::string* text = value.text()) hash.add(text->data(), text->size());
  if (const Value::Array* items = value.array())
    for (const Value& item : *items) add(hash, item);
}

/// A field that documents of earlier versions do not have, at the value that they imply: it gets no fingerprint.
bool isUnsaid(const std::string& path, const Value& value) {
  return path == "model.parametrization.name" && value.text() != nullptr && *value.text() == "standard";
}

void append(std::vector<Fingerprint>& fingerprints, const std::string& path, const Value& value) {
  if (const Value::Object* members = value.object()) {
    for (const auto& [key, member] : *members)
      append(fingerprints, path.empty() ? key : std::string(path).append(".").append(key), member);
    return;
  }
  if (isUnsaid(path, value)) return;
  Hash hash;
  add(hash, value);
  fingerprints.push_back({path, hash.value()});
}

}  // namespace

std::vector<Fingerprint> fingerprints(const Experiment& experiment, std::uint64_t dataHash) {
  std::vector<Fingerprint> fingerprints;
  const Value document = toValue(experiment);
  for (const auto& [key, member] : *document.object())
    if (std::find(kFree.begin(), kFree.end(), key) == kFree.end()) append(fingerprints, key, member);
  fingerprints.push_back({"data", dataHash});
  return fingerprints;
}

}  // namespace gradlab
