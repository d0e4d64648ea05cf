#include <gtest/gtest.h>

#include "core/catalog.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

void expectRoundTrip(const Value& document) {
  const Checked first = checkExperiment(document);
  ASSERT_TRUE(first.problems.empty()) << first.problems[0].path;
  const Checked second = checkExperiment(toValue(first.experiment));
  ASSERT_TRUE(second.problems.empty()) << second.problems[0].path << ' ' << second.problems[0].message;
  EXPECT_EQ(second.experiment, first.experiment);
}

TEST(Document, ReadsBackAsTheSameExperiment) {
  expectRoundTrip(Value::Object{});
  expectRoundTrip(with(document("data.source", "csv"), "data.csv", "a,b\n1,\"x\ny\"\n2,z\n"));
  const Value table = with(document("data.source", "csv"), "data.csv", "a,b\n1,2\n?,4\n");
  for (const Value& target : {Value(1), Value("b")})
    expectRoundTrip(with(with(with(with(table, "data.target", target), "data.task", "values"), "data.missing", "drop"),
                         "data.header", "yes"));
  expectRoundTrip(with(document("data.noise", 0.1 + 0.2), "optimizer.lr", 1.0 / 3));
  expectRoundTrip(document("model.hidden", Value::Array{}));
  expectRoundTrip(document("model.parametrization", Value::Object{{"name", "mup"}, {"baseWidth", 8}}));
  for (const RuleInfo& rule : rules()) expectRoundTrip(document("optimizer.name", rule.name));
  for (const ScheduleInfo& schedule : schedules()) expectRoundTrip(document("schedule.name", schedule.name));
}

TEST(Document, HasAllKeysAfterTheCheck) {
  const Value full = toValue(checkExperiment(Value::Object{}).experiment);
  std::vector<std::string> keys;
  for (const auto& [key, value] : *full.object()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"version", "seed", "data", "model", "init", "loss", "optimizer", "schedule",
                                            "batchSize", "steps", "evalEvery"}));
  EXPECT_EQ(full.find("data")->object()->size(), 8U) << "all but csv";
  EXPECT_EQ(*full.find("optimizer")->find("beta2")->number(), 0.999);
}

}  // namespace
}  // namespace gradlab::testing
