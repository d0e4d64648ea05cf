#include "core/nn/network.h"

#include <gtest/gtest.h>

#include <cmath>

namespace gradlab {
namespace {

NetworkSettings settings(Normalization normalization = Normalization::none) {
  return {.inputs = 2, .hidden = {3, 5}, .outputs = 2, .activation = "relu", .normalization = normalization};
}

TEST(Network, CountsItsParametersWithoutPadding) {
  EXPECT_EQ(Network<float>(settings()).parameterCount(), (2 * 3 + 3) + (3 * 5 + 5) + (5 * 2 + 2));
  EXPECT_EQ(Network<float>(settings(Normalization::batch)).parameterCount(), 41 + 2 * (3 + 5));
}

TEST(Network, StartsEachParameterOnSixteenBytes) {
  const Network<float> network(settings(Normalization::layer));
  Index end = 0;
  for (const Layer& layer : network.layers())
    for (const Parameter& parameter : layer.parameters) {
      EXPECT_EQ(parameter.offset % 4, 0);
      EXPECT_EQ(parameter.offset, end) << "nothing overlaps, nothing is lost";
      end = parameter.offset + padded<float>(parameter.shape.size());
    }
  EXPECT_EQ(static_cast<Index>(network.parameters().size()), end);
}

TEST(Network, WithoutHiddenLayersIsLinear) {
  Network<double> network({.inputs = 2, .hidden = {}, .outputs = 1, .activation = "relu"});
  network.value(network.layers()[0].parameters[0]) << 2, -3;
  network.value(network.layers()[0].parameters[1]) << 1;
  Tape<double> tape;
  const NetworkNodes nodes = network.record(tape, 2, Use::evaluation);
  tape.finish({.adjoints = false});
  tape.value(nodes.x) << 1, 10, 1, 0;
  tape.forward();
  EXPECT_EQ(tape.value(nodes.logits())(0), 0);   // 2 - 3 + 1
  EXPECT_EQ(tape.value(nodes.logits())(1), 21);  // 20 + 1
}

TEST(Network, IsSharedByTapesOfDifferentBatches) {
  Network<float> network(settings());
  Tape<float> small, large;
  const NetworkNodes a = network.record(small, 1, Use::training), b = network.record(large, 7, Use::training);
  small.finish();
  large.finish();
  for (float& parameter : network.parameters()) parameter = 0.5F;
  small.value(a.x).setConstant(1);
  large.value(b.x).setConstant(1);
  small.forward();
  large.forward();
  EXPECT_EQ(small.value(a.logits())(0), large.value(b.logits())(0, 6));
  large.seed();
  large.backward();
  const float bias = network.gradient(network.layers()[2].parameters[1])(0);
  EXPECT_EQ(bias, 7) << "the gradient of the sum of logits by the last bias is the number of samples";
}

TEST(Network, RemembersBatchStatisticsForEvaluation) {
  Network<double> network(
      {.inputs = 1, .hidden = {1}, .outputs = 1, .activation = "identity", .normalization = Normalization::batch});
  const Layer& layer = network.layers()[0];
  network.value(layer.parameters[0]) << 1;
  network.value(network.layers()[1].parameters[0]) << 1;
  Tape<double> training, evaluation;
  const NetworkNodes train = network.record(training, 2, Use::training),
                     use = network.record(evaluation, 1, Use::evaluation);
  training.finish();
  evaluation.finish({.adjoints = false});
  training.value(train.x) << 1, 3;
  training.forward();
  // Mean 2, unbiased variance 2; a tenth of each enters the running statistics, which began at 0 and 1.
  EXPECT_NEAR(network.running()[static_cast<std::size_t>(layer.runningMean)], 0.2, 1e-12);
  EXPECT_NEAR(network.running()[static_cast<std::size_t>(layer.runningVariance)], 1.1, 1e-12);
  evaluation.value(use.x) << 5;
  evaluation.forward();
  EXPECT_NEAR(evaluation.value(use.logits())(0), (5 - 0.2) / std::sqrt(1.1 + 1e-5), 1e-12);
  EXPECT_NEAR(network.running()[static_cast<std::size_t>(layer.runningMean)], 0.2, 1e-12)
      << "evaluation changes nothing";
}

}  // namespace
}  // namespace gradlab
