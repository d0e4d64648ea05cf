#include <filesystem>
#include <sstream>

#include "core/data/source.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

/// The accuracy that the preset on the page promises, with a margin: 95 of 100 test digits within a thousand steps, for
/// every seed.
TEST(Digits, AreClassifiedByASmallNetwork) {
  std::ostringstream text;
  text << std::ifstream(std::filesystem::path(GRADLAB_ROOT) / "data" / findSource("digits")->file).rdbuf();
  const Dataset dataset = parseDataset("digits", text.str()).dataset;
  ASSERT_EQ(dataset.rows(), 1797);
  for (int seed = 0; seed < 3; ++seed) {
    const auto run = runOf(experimentOf({{"seed", seed},
                                         {"data", {{"source", "digits"}}},
                                         {"model", {{"hidden", {64}}}},
                                         {"optimizer", {{"name", "adam"}, {"lr", 0.003}}},
                                         {"steps", 1000}}),
                           dataset);
    run->advance(1000);
    EXPECT_GE(run->evaluateTest().accuracy, 0.95) << "seed " << seed;
  }
}

}  // namespace
}  // namespace gradlab::testing
