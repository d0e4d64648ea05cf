#include "core/signal/weights.h"

#include <gtest/gtest.h>

#include "core/init/initializer.h"

namespace gradlab::testing {
namespace {

Matrix<double> read(SignalWeights& weights, std::size_t layer, Index units, Index inputs) {
  Buffer<double> weight(units * inputs), bias(units);
  weights.read(layer, {weight.data(), units, inputs}, {bias.data(), units, 1});
  return View<double>(weight.data(), units, inputs);
}

TEST(SignalWeights, AreDrawnLayerAfterLayerFromOneStream) {
  SignalWeights weights;
  weights.choose("he-normal", 3, {4, 5, 6});
  Random random(3, Stream::weights);
  Buffer<double> weight(30), bias(6);
  View<double> first(weight.data(), 5, 4), second(weight.data(), 6, 5);
  initialize<double>("he-normal", {.std = 1, .gain = 1}, random, first, {bias.data(), 5, 1});
  EXPECT_EQ(read(weights, 1, 5, 4), first);
  initialize<double>("he-normal", {.std = 1, .gain = 1}, random, second, {bias.data(), 6, 1});
  EXPECT_EQ(read(weights, 2, 6, 5), second);
  EXPECT_EQ(read(weights, 2, 6, 5), second);
}

TEST(SignalWeights, StayWhatTheyWereWhenLaterLayersChange) {
  SignalWeights weights, fresh;
  weights.choose("lecun-uniform", 0, {4, 4, 4});
  const Matrix<double> first = read(weights, 1, 4, 4);
  read(weights, 2, 4, 4);
  weights.choose("lecun-uniform", 0, {4, 4, 7});
  fresh.choose("lecun-uniform", 0, {4, 4, 7});
  EXPECT_EQ(read(weights, 1, 4, 4), first);
  read(fresh, 1, 4, 4);
  EXPECT_EQ(read(weights, 2, 7, 4), read(fresh, 2, 7, 4));
}

TEST(SignalWeights, AreOthersForAnotherSchemeOrSeed) {
  SignalWeights weights;
  weights.choose("he-normal", 0, {4, 4});
  const Matrix<double> first = read(weights, 1, 4, 4);
  weights.choose("he-normal", 1, {4, 4});
  EXPECT_NE(read(weights, 1, 4, 4), first);
  weights.choose("he-uniform", 0, {4, 4});
  EXPECT_NE(read(weights, 1, 4, 4), first);
  weights.choose("he-normal", 0, {4, 4});
  EXPECT_EQ(read(weights, 1, 4, 4), first);
}

TEST(SignalWeights, AreTheSameWhenTheyAreTooManyToKeep) {
  SignalWeights weights;
  weights.choose("uniform", 0, {1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024});
  std::vector<double> corners;
  for (std::size_t layer = 1; layer <= 9; ++layer) corners.push_back(read(weights, layer, 1024, 1024)(1023, 1023));
  for (std::size_t layer = 9; layer > 0; --layer) EXPECT_EQ(read(weights, layer, 1024, 1024)(1023, 1023), corners[layer - 1]);
}

TEST(SignalWeights, AreScaledByStdWhereTheSchemeReadsIt) {
  EXPECT_EQ(scaleOf("normal", {.std = 3, .gain = 2}), 6);
  EXPECT_EQ(scaleOf("constant", {.std = 3, .gain = 2}), 6);
  EXPECT_EQ(scaleOf("he-normal", {.std = 3, .gain = 2}), 2);
}

}  // namespace
}  // namespace gradlab::testing
