#include <cmath>
#include <sstream>

#include "core/optim/optimizer.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

json diverging(double lr, const char* rule = "sgd") {
  return {{"data", {{"source", "sine"}, {"samples", 200}}},
          {"model", {{"hidden", {16, 16}}}},
          {"optimizer", {{"name", rule}, {"lr", lr}}},
          {"batchSize", 16},
          {"steps", 5000}};
}

bool finite(std::span<const float> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); });
}

TEST(Divergence, StopsInTheStepThatItNames) {
  const auto run = runOf(diverging(100));
  const Index done = run->advance(5000);
  ASSERT_TRUE(run->divergence());
  EXPECT_LT(done, 100);
  EXPECT_EQ(run->divergence()->step, done + 1);
  EXPECT_EQ(run->lossSeries().size(), static_cast<std::size_t>(done));
  EXPECT_EQ(run->divergence()->lr, 100);
  EXPECT_GE(run->divergence()->layer, 0);
  EXPECT_LE(run->divergence()->layer, 2);
  EXPECT_FALSE(run->divergence()->parameter.empty());
  EXPECT_EQ(run->advance(1), 0);
  EXPECT_FALSE(run->mayRun(Phase::takeBatch));
}

/// The last finite state is that of a run that is one step shorter.
void expectLastFiniteState(const json& document, Index least) {
  const auto run = runOf(document), careful = runOf(document);
  const Index done = run->advance(5000);
  ASSERT_TRUE(run->divergence());
  EXPECT_GE(done, least);
  EXPECT_TRUE(finite(run->network().parameters()));
  EXPECT_EQ(careful->advance(done), done);
  EXPECT_FALSE(careful->divergence());
  EXPECT_EQ(stateOf(*run), stateOf(*careful));
  EXPECT_EQ(run->epoch(), careful->epoch());
  EXPECT_EQ(careful->advance(1), 0);
  EXPECT_EQ(careful->divergence()->step, done + 1);
}

TEST(Divergence, KeepsTheLastFiniteState) {
  for (const char* rule : {"sgd", "momentum"}) {
    expectLastFiniteState(diverging(100, rule), 1);
    expectLastFiniteState(diverging(1e6, rule), 0);
  }
}

TEST(Divergence, KeepsTheLastFiniteStateWhenItIsSlow) {
  // A quadratic whose largest stable rate is 1: at this larger rate the error grows by a tenth each step.
  json document = diverging(1.05);
  document["data"] = {{"source", "linear"}, {"samples", 200}};
  document["model"] = {{"hidden", json::array()}};
  document["batchSize"] = 50;
  expectLastFiniteState(document, 100);
}

TEST(Divergence, NamesAnOverflowInTheUpdate) {
  // Equal logits, so that the loss is log 2 and the gradient half the input; times the rate it exceeds the largest
  // float.
  const auto run = runOf(
      {{"data", {{"source", "csv"}, {"csv", "x,c\n1e30,a\n-1e30,b\n"}, {"preprocess", "none"}, {"split", {1, 0, 0}}}},
       {"model", {{"hidden", json::array()}}},
       {"init", {{"scheme", "zeros"}}},
       {"optimizer", {{"name", "sgd"}, {"lr", 1e10}}}});
  EXPECT_EQ(run->advance(100), 0);
  ASSERT_TRUE(run->divergence());
  EXPECT_EQ(run->divergence()->step, 1);
  EXPECT_EQ(run->divergence()->layer, 0);
  EXPECT_EQ(run->divergence()->parameter, "weight");
  EXPECT_EQ(run->divergence()->quantity, "parameter");
  for (const float parameter : run->network().parameters()) EXPECT_EQ(parameter, 0);
}

/// Ten rows x = 100 .. 109 with y = height (1 + i/10), learned by a single weight from 0.
json tall(const std::string& rule, double height) {
  std::ostringstream csv;
  csv << "x,y\n";
  for (int i = 0; i < 10; ++i) csv << 100 + i << ',' << height * (1 + i / 10.0) << '\n';
  return {{"data", {{"source", "csv"}, {"csv", csv.str()}, {"preprocess", "none"}}},
          {"model", {{"hidden", json::array()}}},
          {"init", {{"scheme", "zeros"}}},
          {"batchSize", 6},
          {"steps", 100},
          {"optimizer", {{"name", rule}, {"lr", 0.01}}}};
}

TEST(Divergence, OfASquareThatOverflowsIsReported) {
  for (const RuleInfo& rule : rules()) {
    // A rule without a buffer of squares has nothing that overflows before the parameters do.
    if (rule.formula.find("g^2") == std::string_view::npos) continue;
    const std::string name(rule.name);
    const auto run = runOf(tall(name, 1e18)), lower = runOf(tall(name, 1e15));
    EXPECT_EQ(run->advance(100), 0) << name;
    ASSERT_TRUE(run->divergence()) << name;
    EXPECT_EQ(run->divergence()->step, 1) << name;
    EXPECT_EQ(run->divergence()->quantity, "optimizer-state") << name;
    EXPECT_EQ(run->divergence()->parameter, "weight") << name;
    for (const float parameter : run->network().parameters()) EXPECT_EQ(parameter, 0) << name;
    EXPECT_EQ(lower->advance(100), 100) << name;
    EXPECT_NE(lower->network().parameters()[0], 0) << name;
  }
}

TEST(Divergence, OfASumOfSquaresThatOverflowsLaterIsReported) {
  const auto run = runOf(tall("adagrad", 1e16));
  const Index done = run->advance(100);
  EXPECT_GT(done, 1);
  EXPECT_LT(done, 100);
  ASSERT_TRUE(run->divergence());
  EXPECT_EQ(run->divergence()->quantity, "optimizer-state");
  EXPECT_NE(run->network().parameters()[0], 0);
}

/// A variance beyond the largest float would normalize everything to 0: the network would train without an input.
TEST(Divergence, OfAVarianceThatOverflowsIsReported) {
  for (const char* normalization : {"batch", "layer"})
    for (const auto& [size, goesOn] : {std::pair{"e15", true}, {"e25", false}, {"e29", false}}) {
      std::string csv = "x,z,c\n";
      for (int i = 0; i < 12; ++i)
        csv +=
            std::to_string(i - 5) + size + ',' + std::to_string(i % 4) + size + ',' + (i % 2 == 0 ? "a" : "b") + '\n';
      const auto run = runOf({{"data", {{"source", "csv"}, {"csv", csv}, {"preprocess", "none"}, {"split", {1, 0, 0}}}},
                              {"model", {{"hidden", {4}}, {"normalization", normalization}}},
                              {"batchSize", 4},
                              {"steps", 20}});
      EXPECT_EQ(run->advance(20), goesOn ? 20 : 0) << normalization << size;
      ASSERT_EQ(run->divergence().has_value(), !goesOn) << normalization << size;
      if (!goesOn) EXPECT_EQ(run->divergence()->quantity, "activation") << normalization << size;
    }
}

TEST(Divergence, LineByLineKeepsTheSameState) {
  const auto run = runOf(diverging(100)), lines = runOf(diverging(100));
  run->advance(5000);
  while (!lines->divergence()) lines->run(lines->nextPhase());
  EXPECT_EQ(lines->divergence()->step, run->divergence()->step);
  EXPECT_EQ(lines->divergence()->quantity, run->divergence()->quantity);
  EXPECT_EQ(stateOf(*lines), stateOf(*run));
}

TEST(Divergence, SurvivesASnapshot) {
  const auto run = runOf(diverging(100)), other = runOf(diverging(100));
  run->advance(5000);
  ASSERT_TRUE(other->restore(run->snapshot()).empty());
  ASSERT_TRUE(other->divergence());
  EXPECT_EQ(other->divergence()->step, run->divergence()->step);
  EXPECT_EQ(other->divergence()->parameter, run->divergence()->parameter);
}

TEST(Divergence, IsNotReportedForAStableRun) {
  const auto run = runOf(diverging(0.01, "adam"));
  EXPECT_EQ(run->advance(500), 500);
  EXPECT_FALSE(run->divergence());
}

}  // namespace
}  // namespace gradlab::testing
