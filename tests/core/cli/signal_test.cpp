#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

TEST(SignalCommand, PrintsTheInputAndEachLayer) {
  const Ended ended = run("signal --scheme he-normal --activation relu --width 8 --depth=3 --samples 5 --seed 2");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  const auto layers = ended.json()["layers"];
  ASSERT_EQ(layers.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& layer = layers[i];
    EXPECT_EQ(layer["layer"], i);
    EXPECT_EQ(layer.size(), 5U);
    const double mean = layer["mean"], variance = layer["variance"], secondMoment = layer["secondMoment"];
    EXPECT_NEAR(secondMoment, variance + mean * mean, 1e-12);
    EXPECT_TRUE(layer["gradSecondMoment"].is_number());
  }
}

TEST(SignalCommand, DrawsInputsWithTheRequestedMeanAndStd) {
  const auto input =
      run("signal --scheme zeros --activation tanh --depth 1 --inputMean 3 --inputStd 2").json()["layers"][0];
  // Statistics of 256,000 numbers.
  EXPECT_NEAR(input["mean"].get<double>(), 3, .02);
  EXPECT_NEAR(input["variance"].get<double>(), 4, .05);
}

TEST(SignalCommand, RepeatsItselfForTheSameSeed) {
  const std::string asked =
      "signal --scheme orthogonal --activation gelu --width 16 --samples 10 --normalization layer --seed ";
  EXPECT_EQ(run(asked + "1").out, run(asked + "1").out);
  EXPECT_NE(run(asked + "1").out, run(asked + "2").out);
}

TEST(SignalCommand, PrintsNullWhereTheSignalOverflows) {
  const Ended ended = run("signal --scheme normal --std 1e6 --activation relu --depth 50 --samples 4");
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(ended.json()["layers"][50]["secondMoment"].is_null());
  EXPECT_TRUE(ended.json()["layers"][1]["secondMoment"].is_number());
}

TEST(SignalCommand, NamesEveryBadFlag) {
  const Ended ended =
      run("signal --scheme magic --activation relu --depth 51 --samples x --gain nan --normalization all --bins 3");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  for (const char* line :
       {"--scheme: \"magic\" is not known; it can be zeros,", "--depth: must be between 1 and 50, not 51",
        "--samples: must be a number", "--gain: must be a finite number", "--normalization: \"all\" is not known",
        "--bins: is no flag of this command"})
    EXPECT_NE(ended.err.find(line), std::string::npos) << line;
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 6);
}

TEST(SignalCommand, ReportsEachMissingFlag) {
  const Ended ended = run("signal");
  EXPECT_EQ(ended.code, 2);
  for (const char* flag : {"--scheme: must be given", "--activation: must be given"})
    EXPECT_NE(ended.err.find(flag), std::string::npos) << flag;
}

}  // namespace
}  // namespace gradlab::testing
