#include "core/signal/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gradlab::testing {
namespace {

std::vector<std::string> complaints(const Value::Object& request) {
  std::vector<std::string> codes;
  for (const Problem& problem : checkSignal(request).problems) codes.push_back(problem.path + ' ' + problem.code);
  return codes;
}

Value::Object with(Value::Object more) {
  more.insert(more.begin(), {{"scheme", "he-normal"}, {"activation", "relu"}});
  return more;
}

TEST(CheckSignal, FillsInTheDefaults) {
  const SignalSettings settings = checkSignal(with({})).settings;
  EXPECT_EQ(settings.widths, std::vector<Index>(11, 256));
  EXPECT_EQ(settings.samples, 1000);
  EXPECT_EQ(settings.inputStd, 1);
  EXPECT_EQ(settings.normalization, "none");
  EXPECT_FALSE(settings.biases);
}

TEST(CheckSignal, TakesWidthsInsteadOfWidthAndDepth) {
  EXPECT_EQ(checkSignal(with({{"widths", Value::Array{3, 4, 5}}})).settings.widths, (std::vector<Index>{3, 4, 5}));
}

TEST(CheckSignal, NamesEveryInvalidMember) {
  using ::testing::UnorderedElementsAre;
  EXPECT_THAT(complaints({}), UnorderedElementsAre("scheme missing", "activation missing"));
  EXPECT_THAT(
      complaints(with({{"width", 1025}, {"depth", 0}, {"samples", 1.5}, {"inputStd", -1}, {"biases", 1}, {"what", 0}})),
      UnorderedElementsAre("width out-of-range", "depth out-of-range", "samples not-whole", "inputStd out-of-range",
                           "biases wrong-type", "what unknown-key"));
  EXPECT_THAT(complaints({{"scheme", "zeros"}, {"scheme", "normal"}, {"activation", ""}}),
              UnorderedElementsAre("scheme duplicate-key", "activation unknown-choice"));
  EXPECT_THAT(complaints(with({{"widths", Value::Array{3}}})), UnorderedElementsAre("widths wrong-length"));
  EXPECT_THAT(complaints(with({{"widths", Value::Array{3, 0}}})), UnorderedElementsAre("widths[1] out-of-range"));
  EXPECT_THAT(complaints(with({{"normalization", "batch"}, {"samples", 1}})),
              UnorderedElementsAre("samples too-few-rows"));
}

TEST(CheckSignal, RefusesMoreSamplesThanMemoryHolds) {
  EXPECT_THAT(complaints(with({{"width", 1024}, {"depth", 50}})), ::testing::IsEmpty());
  EXPECT_THAT(complaints(with({{"width", 1024}, {"depth", 50}, {"samples", 2000}})),
              ::testing::ElementsAre("samples too-much-memory"));
}

}  // namespace
}  // namespace gradlab::testing
