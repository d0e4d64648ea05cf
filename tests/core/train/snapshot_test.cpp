#include "core/optim/optimizer.h"
#include "core/train/hash.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

const json kMoons = {{"data", {{"source", "moons"}, {"samples", 90}}},
                     {"model", {{"hidden", {6}}}},
                     {"batchSize", 16},
                     {"steps", 100},
                     {"evalEvery", 7}};

TEST(Snapshot, ContinuesWithTheSameBitsFromTheMiddleOfAnEpoch) {
  for (const RuleInfo& rule : rules())
    for (const char* normalization : {"none", "batch", "layer"}) {
      const json document =
          with(kMoons, {{"optimizer", {{"name", rule.name}}}, {"model", {{"normalization", normalization}}}});
      const auto straight = runOf(document), first = runOf(document), second = runOf(document);
      straight->advance(100);
      first->advance(37);
      EXPECT_NE(first->step() % first->stepsPerEpoch(), 0);
      ASSERT_TRUE(second->restore(first->snapshot()).empty());
      EXPECT_EQ(second->step(), 37);
      second->advance(63);
      EXPECT_EQ(stateOf(*straight), stateOf(*second)) << rule.name << ' ' << normalization;
      ASSERT_EQ(straight->evaluationSeries().size(), second->evaluationSeries().size());
      EXPECT_EQ(straight->evaluationSeries().back().valid.loss, second->evaluationSeries().back().valid.loss);
      EXPECT_EQ(straight->snapshot(), second->snapshot());
    }
}

TEST(Snapshot, RestoresAnEarlierStateInTheSameRun) {
  const auto run = runOf(kMoons);
  run->advance(10);
  const auto ten = run->snapshot();
  run->advance(90);
  const std::vector<float> end = stateOf(*run);
  ASSERT_TRUE(run->restore(ten).empty());
  run->advance(90);
  EXPECT_EQ(stateOf(*run), end);
}

TEST(Snapshot, InTheMiddleOfAStepHasTheStateAtItsBeginning) {
  const auto run = runOf(with(kMoons, {{"model", {{"normalization", "batch"}}}}));
  run->advance(5);
  const auto before = run->snapshot();
  for (const Phase phase : {Phase::takeBatch, Phase::zeroGrad, Phase::forward}) run->run(phase);
  EXPECT_EQ(run->snapshot(), before);
}

TEST(Snapshot, OfAShorterRunContinuesAsTheLongerOne) {
  const auto longer = runOf(kMoons), shorter = runOf(with(kMoons, {{"steps", 50}}));
  shorter->advance(50);
  EXPECT_EQ(shorter->evaluationSeries().back().step, 50);
  const auto resumed = runOf(kMoons);
  ASSERT_TRUE(resumed->restore(shorter->snapshot()).empty());
  resumed->advance(50);
  longer->advance(100);
  EXPECT_EQ(stateOf(*longer), stateOf(*resumed));
  EXPECT_EQ(longer->evaluationSeries().size(), resumed->evaluationSeries().size());
}

TEST(Snapshot, OfAnotherRunIsRefusedWithThePathThatDiffers) {
  const auto run = runOf(kMoons);
  run->advance(3);
  const auto bytes = run->snapshot();
  const std::vector<std::pair<json, std::string>> others{
      {{{"seed", 1}}, "seed"},
      {{{"model", {{"hidden", {7}}}}}, "model.hidden"},
      {{{"model", {{"activation", "tanh"}}}}, "model.activation"},
      {{{"model", {{"normalization", "layer"}}}}, "model.normalization"},
      {{{"data", {{"seed", 5}}}}, "data.seed"},
      {{{"data", {{"source", "circles"}}}}, "data.source"},
      {{{"optimizer", {{"name", "sgd"}}}}, "optimizer.name"},
      {{{"optimizer", {{"name", "adam"}, {"lr", 0.5}}}}, "optimizer.lr"},
      {{{"batchSize", 8}}, "batchSize"},
      {{{"init", {{"scheme", "zeros"}}}}, "init.scheme"},
  };
  for (const auto& [patch, path] : others) {
    const auto other = runOf(with(kMoons, patch));
    const std::vector<float> before = stateOf(*other);
    const Problems problems = other->restore(bytes);
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [&, expected = path](const Problem& problem) {
      return problem.path == expected;
    })) << path;
    EXPECT_EQ(stateOf(*other), before) << "the run stays as it was";
  }
  EXPECT_TRUE(runOf(with(kMoons, {{"steps", 500}, {"evalEvery", 3}, {"schedule", {{"name", "cosine"}}}}))
                  ->restore(bytes)
                  .empty());
}

TEST(Snapshot, WithDamagedBytesIsRefused) {
  const auto run = runOf(kMoons);
  run->advance(3);
  const auto bytes = run->snapshot();
  Random random(3, Stream::noise);
  for (int trial = 0; trial < 500; ++trial) {
    auto damaged = bytes;
    damaged[random.below(static_cast<std::uint32_t>(damaged.size()))] ^=
        static_cast<std::uint8_t>(1 + random.below(255));
    EXPECT_FALSE(run->restore(damaged).empty());
    damaged = bytes;
    damaged.resize(random.below(static_cast<std::uint32_t>(bytes.size())));
    EXPECT_FALSE(run->restore(damaged).empty());
  }
  EXPECT_TRUE(run->restore(bytes).empty());
}

/// Bytes with a valid checksum, as an attacker could make them.
TEST(Snapshot, WithForgedBytesIsRefusedOrHarmless) {
  const auto run = runOf(kMoons);
  run->advance(3);
  const auto bytes = run->snapshot();
  Random random(4, Stream::noise);
  for (int trial = 0; trial < 2000; ++trial) {
    auto lying = bytes;
    const std::size_t body = lying.size() - 8;
    for (int change = 0; change < 3; ++change)
      lying[random.below(static_cast<std::uint32_t>(body))] = static_cast<std::uint8_t>(random.next());
    Hash hash;
    hash.add(lying.data(), body);
    const std::uint64_t sum = hash.value();
    std::memcpy(lying.data() + body, &sum, sizeof(sum));
    if (run->restore(lying).empty()) run->advance(2);
  }
}

}  // namespace
}  // namespace gradlab::testing
