#include "tests/core/support/allocations.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

TEST(Step, AllocatesNothing) {
  for (const char* activation : {"relu", "tanh", "gelu", "softplus"})
    for (const char* normalization : {"none", "batch", "layer"})
      for (const char* rule : {"momentum", "adam", "rmsprop", "adagrad"}) {
        const auto run =
            runOf(json{{"data", {{"source", "moons"}, {"samples", 90}}},
                       {"model", {{"hidden", {9, 7}}, {"activation", activation}, {"normalization", normalization}}},
                       {"optimizer", {{"name", rule}}},
                       {"schedule", {{"name", "cosine"}}},
                       {"batchSize", 16},
                       {"steps", 300},
                       {"evalEvery", 20}});
        const long before = allocations();
        EXPECT_EQ(run->advance(250), 250);
        EXPECT_EQ(allocations() - before, 0) << activation << ' ' << normalization << ' ' << rule;
      }
}

TEST(Step, OfARegressionAllocatesNothing) {
  const auto run = runOf(json{{"data", {{"source", "sine"}, {"samples", 90}}},
                              {"model", {{"hidden", {9}}}},
                              {"steps", 300},
                              {"evalEvery", 20}});
  const long before = allocations();
  EXPECT_EQ(run->advance(250), 250);
  EXPECT_EQ(allocations() - before, 0);
}

}  // namespace
}  // namespace gradlab::testing
