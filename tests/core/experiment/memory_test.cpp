#include "core/experiment/memory.h"

#include <gtest/gtest.h>

#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

TEST(Memory, IsRefusedAbove256MiBWithTheEstimate) {
  const Checked checked = checkExperiment(document("model.hidden", Value::list(std::vector<int>{4096, 4096, 4096})));
  ASSERT_EQ(checked.problems.size(), 1U);
  const Problem& problem = checked.problems[0];
  EXPECT_EQ(problem.path, "model.hidden");
  EXPECT_EQ(problem.code, "too-much-memory");
  // Two square layers of 2^24 weights need 11 floats for each weight: parameters, gradients and two buffers twice, and
  // a transpose for each of three tapes: two for training (300 rows are 9 batches of 32 and one of 12) and one for
  // evaluation. That is 1408 MiB, and a little more for the rest.
  const double need = *problem.params[0].second.number();
  EXPECT_GT(need, 1408);
  EXPECT_LT(need, 1500);
  EXPECT_NE(problem.message.find(std::to_string(static_cast<int>(need)) + " MiB"), std::string::npos);
}

TEST(Memory, SufficesForTheLargestNetworksOfTheLecture) {
  Value document = testing::document("data.source", "digits");
  document = with(document, "model.hidden", Value::list(std::vector<int>{1024, 1024, 256}));
  EXPECT_EQ(badPaths(with(document, "batchSize", 512)), std::vector<std::string>());
}

TEST(Memory, GrowsWithOptimizerStateAndBatch) {
  Experiment experiment = checkExperiment(Value::Object{}).experiment;
  const DataShape shape{10000, 64, 10, 6000};
  const MemoryEstimate adam = estimateMemory(experiment, shape);
  experiment.batchSize = 64;
  EXPECT_GT(estimateMemory(experiment, shape).batches, adam.batches);
  experiment.optimizer = {"sgd", {0.01, 0}};
  EXPECT_LT(estimateMemory(experiment, shape).parameters, adam.parameters);
}

TEST(Memory, IsReportedAtTheFieldThatNeedsMost) {
  Value wide = document("data.source", "digits");
  wide = with(wide, "model.hidden", Value::list(std::vector<int>(50, 256)));
  EXPECT_EQ(badPaths(with(wide, "batchSize", 100000)), std::vector<std::string>{"batchSize"});
}

}  // namespace
}  // namespace gradlab::testing
