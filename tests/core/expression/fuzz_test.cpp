#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "core/matrix/random.h"
#include "tests/core/expression/fuzzed.h"

namespace gradlab {
namespace {

/// Tries 20,000 texts, or GRADLAB_FUZZ_RUNS.
TEST(Fuzz, EveryRandomTextHasAValueOrAProblemWithAColumn) {
  const char* const requested = std::getenv("GRADLAB_FUZZ_RUNS");
  const int runs = requested == nullptr ? 20000 : std::atoi(requested);
  Random random(1, Stream::data);
  int values = 0;
  for (int i = 0; i < runs; ++i) {
    std::string bytes(random.below(80), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.below(256));
    const std::string text = textFrom(bytes);
    const std::clock_t begun = std::clock();
    const Outcome outcome = tryText(text);
    ASSERT_NE(outcome, Outcome::broken) << text;
    ASSERT_LT(std::clock() - begun, 5 * CLOCKS_PER_SEC) << text;
    values += outcome == Outcome::value ? 1 : 0;
  }
  EXPECT_GT(values, runs / 10) << "too few texts made sense";
}

}  // namespace
}  // namespace gradlab
