#include "core/search/misfit.h"

#include "tests/core/search/sweeps.h"

namespace gradlab::testing {
namespace {

const std::string kSpace = R"("space": {"optimizer.name": {"kind": "choice", "values": ["momentum", "adam"]},
    "optimizer.momentum": {"kind": "uniform", "low": 0, "high": 0.9, "when": {"optimizer.name": ["momentum"]}},
    "batchSize": {"kind": "int", "low": 8, "high": 16}})";

std::string misfit(const std::string& params, const std::string& rest = "") {
  const Row row{.params = *orderedValue(OrderedJson::parse(params)).object()};
  return misfitOf(sweepOf("{" + kSpace + rest + "}"), row);
}

TEST(Misfit, NamesTheHyperParameter) {
  EXPECT_EQ(misfit(R"({"optimizer.name": "momentum", "optimizer.momentum": 0.9, "batchSize": 8})"), "");
  EXPECT_EQ(misfit(R"({"optimizer.name": "adam", "batchSize": 16})"), "");
  EXPECT_EQ(misfit(R"({"optimizer.name": "sgd", "batchSize": 16})"),
            "optimizer.name must be one of the values of that choice, not \"sgd\"");
  EXPECT_EQ(misfit(R"({"optimizer.name": "momentum", "optimizer.momentum": -1, "batchSize": 8})"),
            "optimizer.momentum must be from 0 to 0.9, not -1");
  EXPECT_EQ(misfit(R"({"optimizer.name": "momentum", "batchSize": 8})"), "optimizer.momentum is missing");
  EXPECT_EQ(misfit(R"({"optimizer.name": "adam", "optimizer.momentum": 0.5, "batchSize": 8})"),
            "optimizer.momentum does not exist beside the other values, by its when");
  for (const char* size : {"8.5", "17", "\"8\"", "null"})
    EXPECT_EQ(misfit(R"({"optimizer.name": "adam", "batchSize": )" + std::string(size) + "}").substr(0, 48),
              "batchSize must be a whole number from 8 to 16, n");
  EXPECT_EQ(misfit(R"({"optimizer.name": "adam", "batchSize": 8, "seed": 3})"), "seed is no dimension of the space");
}

TEST(Misfit, AcceptsTheBaseAsTheFirstTrialOfOneAtATime) {
  const std::string from = R"(, "strategy": {"name": "one-at-a-time"})";
  EXPECT_EQ(misfit(R"({"optimizer.name": "sgd", "batchSize": 99})", from), "");
  EXPECT_EQ(misfit(R"({"optimizer.name": "adam", "seed": 3})", from), "seed is no dimension of the space");
}

TEST(Misfit, AcceptsTheTrialsOfEveryStrategy) {
  for (const char* name : {"random", "grid", "halton", "one-at-a-time", "halving", "tpe"}) {
    const Sweep sweep = sweepOf("{" + kSpace + R"(, "base": {"optimizer": {"name": "sgd"}, "batchSize": 99}, "budget":
        {"trials": 60}, "strategy": {"name": ")" +
                                name + "\"}}");
    Study study(sweep);
    Index count = 0;
    while (const std::optional<TrialPlan> plan = study.next()) {
      const Row row{.trial = plan->trial, .params = plan->params, .metric = static_cast<double>(plan->trial % 7)};
      EXPECT_EQ(misfitOf(sweep, row), "") << name << ' ' << plan->trial;
      study.learn(row);
      ++count;
    }
    EXPECT_GT(count, 5) << name;
  }
}

TEST(Difference, NamesTheFirstMemberThatDiffers) {
  const Value::Object expected{{"optimizer.lr", 0.5}, {"batchSize", 8}};
  EXPECT_EQ(differenceOf(expected, expected), "");
  EXPECT_EQ(differenceOf({{"optimizer.lr", 0.25}, {"batchSize", 8}}, expected),
            "optimizer.lr is 0.25 and should be 0.5");
  EXPECT_EQ(differenceOf({{"optimizer.lr", 0.5}}, expected), "batchSize is missing and should be 8");
  EXPECT_EQ(differenceOf({{"optimizer.lr", 0.5}, {"batchSize", 8}, {"seed", 1}}, expected), "seed should not be there");
  EXPECT_EQ(differenceOf({{"batchSize", 8}, {"optimizer.lr", 0.5}}, expected), "the params stand in another order");

  using List = Value::Array;
  EXPECT_EQ(differenceOf({{"model.hidden", List{8, 8}}}, {{"model.hidden", List{16}}}),
            "model.hidden is [8, 8] and should be [16]");
  EXPECT_EQ(differenceOf({{"model.bias", true}}, {{"model.bias", false}}), "model.bias is true and should be false");
  EXPECT_EQ(differenceOf({{"a", Value::Object{{"b", 1}}}}, {{"a", Value::Object{{"b", 2}}}}),
            "a is {b: 1} and should be {b: 2}");
  EXPECT_EQ(differenceOf({{"a", List(20, 1)}}, {{"a", 1}}),
            "a is [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...] and should be 1");
}

}  // namespace
}  // namespace gradlab::testing
