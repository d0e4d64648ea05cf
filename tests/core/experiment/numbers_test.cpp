#include <gtest/gtest.h>

#include <limits>

#include "core/data/source.h"
#include "core/experiment/fields.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

/// A number of the document, and a document in which it is used.
struct Field {
  std::string path;
  Bounds knob;
  Value base;
};

void PrintTo(const Field& field, std::ostream* out) { *out << field.path; }

/// All numbers of the document: those of fields.h and of made data, and every knob of every rule and schedule.
std::vector<Field> everyNumber() {
  std::vector<Field> fields;
  const auto add = [&](const std::string& section, const Bounds& knob, const Value& base) {
    fields.push_back({section + (section.empty() ? "" : ".") + std::string(knob.name), knob, base});
  };
  for (const Bounds* const knob : {&field::seed, &field::batchSize, &field::steps, &field::evalEvery})
    add("", *knob, Value::Object{});
  for (const Bounds* const knob : {&field::dataSeed, &field::inputScale, &field::inputShift})
    add("data", *knob, Value::Object{});
  for (const Bounds* const knob : {&field::initStd, &field::initGain}) add("init", *knob, Value::Object{});
  for (const Bounds& knob : madeKnobs()) add("data", knob, Value::Object{});
  for (const RuleInfo& rule : rules())
    for (const Knob& knob : rule.knobs) add("optimizer", knob.bounds(), document("optimizer.name", rule.name));
  for (const ScheduleInfo& schedule : schedules())
    for (const Knob& knob : schedule.knobs) add("schedule", knob.bounds(), document("schedule.name", schedule.name));
  return fields;
}

class EveryNumber : public ::testing::TestWithParam<Field> {
 protected:
  std::vector<std::string> paths(const Value& value) const {
    return badPaths(with(GetParam().base, GetParam().path, value));
  }
  std::vector<std::string> itself() const { return {GetParam().path}; }
};

TEST_P(EveryNumber, AcceptsItsDefaultAndItsBounds) {
  const Bounds& knob = GetParam().knob;
  EXPECT_EQ(paths(knob.fallback), std::vector<std::string>());
  EXPECT_EQ(paths(knob.min), std::vector<std::string>());
  // The upper bound may only be refused for its memory.
  for (const Problem& problem : checkExperiment(with(GetParam().base, GetParam().path, knob.max)).problems)
    EXPECT_EQ(problem.code, "too-much-memory");
}

TEST_P(EveryNumber, RefusesNumbersBeyondItsBounds) {
  const Bounds& knob = GetParam().knob;
  EXPECT_EQ(paths(knob.max * 2 + 1), itself());
  EXPECT_EQ(paths(knob.min - std::max(1.0, std::abs(knob.min))), itself());
  if (knob.min > 0) {
    EXPECT_EQ(paths(0), itself());
  }
  if (knob.min >= 0) {
    EXPECT_EQ(paths(-1), itself());
  }
  EXPECT_EQ(paths(1e300), itself());
  EXPECT_EQ(paths(-1e300), itself());
}

TEST_P(EveryNumber, RefusesNaNAndInfinity) {
  EXPECT_EQ(paths(std::numeric_limits<double>::quiet_NaN()), itself());
  EXPECT_EQ(paths(std::numeric_limits<double>::infinity()), itself());
  EXPECT_EQ(paths(-std::numeric_limits<double>::infinity()), itself());
}

TEST_P(EveryNumber, RefusesEveryOtherType) {
  for (const Value& value : {Value(), Value(true), Value("1"), Value(Value::Array{Value(1)}), Value(Value::Object{})})
    EXPECT_EQ(paths(value), itself());
}

TEST_P(EveryNumber, RefusesFractionsIfItIsAnInteger) {
  if (GetParam().knob.integer) {
    EXPECT_EQ(paths(GetParam().knob.min + 0.5), itself());
  }
}

TEST_P(EveryNumber, IsRefusedWhenGivenTwice) {
  Value twice = with(GetParam().base, GetParam().path, GetParam().knob.fallback);
  const std::size_t dot = GetParam().path.find('.');
  Value::Object* members = twice.object();
  if (dot != std::string::npos)
    for (auto& [key, value] : *twice.object())
      if (key == GetParam().path.substr(0, dot)) members = value.object();
  members->emplace_back(GetParam().knob.name, GetParam().knob.fallback);
  EXPECT_EQ(badPaths(twice), itself());
}

INSTANTIATE_TEST_SUITE_P(OfTheDocument, EveryNumber, ::testing::ValuesIn(everyNumber()));

TEST(EveryNumber, IsTested) {
  // 9 of the document, 2 of made data, and those of the rules and schedules.
  std::size_t knobs = 11;
  for (const RuleInfo& rule : rules()) knobs += rule.knobs.size();
  for (const ScheduleInfo& schedule : schedules()) knobs += schedule.knobs.size();
  EXPECT_EQ(everyNumber().size(), knobs);
  EXPECT_GE(knobs, 40U);
}

}  // namespace
}  // namespace gradlab::testing
