#include <cmath>

#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

// 63 training rows: batches of 16, 16, 16, 15.
const json kUnevenBatches = {{"data", {{"source", "moons"}, {"samples", 90}, {"split", {0.7, 0.2, 0.1}}}},
                             {"model", {{"hidden", {8, 6}}}},
                             {"batchSize", 16},
                             {"steps", 70},
                             {"evalEvery", 30}};

constexpr std::array kLoop{Phase::takeBatch, Phase::zeroGrad, Phase::forward,
                           Phase::loss,      Phase::backward, Phase::update};

TEST(Loop, LineByLineGivesTheBitsOfAdvance) {
  for (const char* normalization : {"none", "batch", "layer"}) {
    const json document = with(kUnevenBatches, {{"model", {{"normalization", normalization}}}});
    const auto whole = runOf(document), lines = runOf(document);
    EXPECT_EQ(whole->advance(50), 50);
    for (int step = 0; step < 50; ++step)
      for (const Phase phase : kLoop) lines->run(phase);
    EXPECT_EQ(lines->step(), 50);
    EXPECT_EQ(stateOf(*whole), stateOf(*lines)) << normalization;
  }
}

TEST(Loop, AdvanceFinishesAStepThatWasBegun) {
  const auto whole = runOf(kUnevenBatches), mixed = runOf(kUnevenBatches);
  mixed->run(Phase::takeBatch);
  mixed->run(Phase::zeroGrad);
  mixed->run(Phase::forward);
  EXPECT_EQ(mixed->advance(1), 1);
  EXPECT_EQ(mixed->nextPhase(), Phase::takeBatch);
  EXPECT_EQ(whole->advance(1), 1);
  EXPECT_EQ(stateOf(*whole), stateOf(*mixed));
}

TEST(Loop, LinesRunInTheirOrderOnly) {
  const auto run = runOf(kUnevenBatches);
  EXPECT_TRUE(run->mayRun(Phase::takeBatch));
  for (const Phase phase : {Phase::zeroGrad, Phase::forward, Phase::loss, Phase::backward, Phase::update})
    EXPECT_FALSE(run->mayRun(phase));
  run->run(Phase::takeBatch);
  EXPECT_TRUE(run->mayRun(Phase::zeroGrad));
  EXPECT_TRUE(run->mayRun(Phase::forward)) << "zeroGrad may be forgotten";
  EXPECT_FALSE(run->mayRun(Phase::loss));
}

TEST(Loop, AForgottenZeroGradAddsTheGradientsUp) {
  // With a rate too small to move the weights, the gradients of a full batch are the same each time.
  const auto run = runOf(with(kUnevenBatches, {{"batchSize", 1000}, {"optimizer", {{"name", "sgd"}, {"lr", 1e-12}}}}));
  for (const Phase phase : kLoop) run->run(phase);
  const std::vector<float> once = copyOf(run->network().gradients());
  for (const Phase phase : {Phase::takeBatch, Phase::forward, Phase::loss, Phase::backward}) run->run(phase);
  const auto twice = run->network().gradients();
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_NEAR(twice[i], 2 * once[i], 1e-5F);
  run->run(Phase::update);
  for (const Phase phase : {Phase::takeBatch, Phase::zeroGrad}) run->run(phase);
  for (const float gradient : run->network().gradients()) EXPECT_EQ(gradient, 0.0F);
  for (const Phase phase : {Phase::forward, Phase::loss, Phase::backward}) run->run(phase);
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_NEAR(run->network().gradients()[i], once[i], 1e-5F);
}

TEST(Loop, LinesShowWhatTheyReadAndWrite) {
  const auto run = runOf(kUnevenBatches);
  run->run(Phase::takeBatch);
  const std::vector<Tensor> batch = run->writes(Phase::takeBatch);
  ASSERT_EQ(batch.size(), 2U);
  EXPECT_EQ(batch[0].name, "x");
  EXPECT_EQ(batch[0].values.cols(), 16);
  EXPECT_EQ(batch[1].name, "y");
  for (const Phase phase : {Phase::zeroGrad, Phase::forward, Phase::loss, Phase::backward}) run->run(phase);
  const float before = run->writes(Phase::update)[0].values(0);
  run->run(Phase::update);
  EXPECT_EQ(run->writes(Phase::update)[0].name, "layers.0.weight");
  EXPECT_EQ(run->reads(Phase::update)[0].values(0), before);
  EXPECT_NE(run->writes(Phase::update)[0].values(0), before);
  EXPECT_EQ(run->writes(Phase::backward)[1].name, "layers.0.bias.grad");
}

TEST(Loop, TheForwardPassStoresTheTensorsThatTheBackwardPassReads) {
  const auto run = runOf(kUnevenBatches);
  for (const Phase phase : {Phase::takeBatch, Phase::zeroGrad, Phase::forward}) run->run(phase);
  const std::vector<Tensor> tensors = run->writes(Phase::forward);
  EXPECT_EQ(tensors.back().name, "logits");
  EXPECT_EQ(tensors.front().name, "layers.0.output");
  EXPECT_EQ(tensors.front().values.cols(), 16);
  const std::vector<Tensor> read = run->reads(Phase::backward);
  EXPECT_EQ(read.front().name, "x");
  for (const Tensor& tensor : read) {
    EXPECT_NE(tensor.name, "loss");
    EXPECT_FALSE(tensor.name.ends_with(".bias")) << tensor.name;
    EXPECT_NE(tensor.name, "layers.0.weight");
  }
}

TEST(Loop, EvaluatesEveryEvalEveryStepsAndAtTheEnd) {
  const auto run = runOf(kUnevenBatches);
  run->advance(1000);
  std::vector<Index> steps;
  for (const Evaluation& evaluation : run->evaluationSeries()) steps.push_back(evaluation.step);
  EXPECT_EQ(steps, (std::vector<Index>{0, 30, 60, 70}));
  EXPECT_EQ(run->advance(10), 0);
  run->extend(95);
  EXPECT_EQ(run->advance(1000), 25);
  EXPECT_EQ(run->evaluationSeries().back().step, 95);
}

TEST(Loop, UsesTheScheduledRate) {
  const auto run = runOf(with(kUnevenBatches, {{"optimizer", {{"name", "sgd"}, {"lr", 0.1}}},
                                               {"schedule", {{"name", "step"}, {"every", 2}, {"factor", 0.5}}}}));
  for (const double rate : {0.1, 0.1, 0.05, 0.05, 0.025}) {
    EXPECT_DOUBLE_EQ(run->rate(), rate);
    const std::vector<float> before = copyOf(run->network().parameters());
    run->advance(1);
    // theta' = theta - rate * gradient
    for (std::size_t i = 0; i < before.size(); ++i)
      EXPECT_NEAR(run->network().parameters()[i],
                  static_cast<double>(before[i]) - rate * static_cast<double>(run->network().gradients()[i]), 1e-6);
  }
}

TEST(Loop, AFullBatchIsOneStepPerEpoch) {
  const auto run = runOf(with(kUnevenBatches, {{"batchSize", 5000}}));
  EXPECT_EQ(run->stepsPerEpoch(), 1);
  const double before = run->evaluationSeries()[0].train.loss;
  run->advance(3);
  EXPECT_DOUBLE_EQ(run->epoch(), 3);
  EXPECT_NEAR(run->lossSeries()[0], before, 1e-6)
      << "the loss of the full batch before the first update is the training loss at 0";
}

TEST(Loop, WeightDecayIsNotInTheLoss) {
  const auto plain = runOf(with(kUnevenBatches, {{"optimizer", {{"name", "sgd"}}}}));
  const auto decayed = runOf(with(kUnevenBatches, {{"optimizer", {{"name", "sgd"}, {"weightDecay", 0.5}}}}));
  plain->advance(2);
  decayed->advance(2);
  EXPECT_EQ(plain->lossSeries()[0], decayed->lossSeries()[0]);
  EXPECT_NE(plain->lossSeries()[1], decayed->lossSeries()[1]);
}

TEST(Loop, UnitsWithEqualInitialWeightsStayEqual) {
  const auto run = runOf(with(kUnevenBatches, {{"init", {{"scheme", "constant"}, {"std", 0.3}}},
                                               {"model", {{"hidden", {4}}, {"activation", "tanh"}}}}));
  run->advance(50);
  const auto weight = run->network().value(run->network().layers()[0].parameters[0]);
  EXPECT_NE(weight(0, 0), 0.3F);
  for (Index unit = 1; unit < 4; ++unit) EXPECT_EQ(weight.row(unit), weight.row(0)) << unit;
}

TEST(Loop, WithZeroWeightsOnlyTheLastBiasChanges) {
  const auto run = runOf(with(kUnevenBatches, {{"init", {{"scheme", "zeros"}}}}));
  run->advance(20);
  const auto& layers = run->network().layers();
  for (const Layer& layer : layers) EXPECT_TRUE(run->network().value(layer.parameters[0]).isZero(0));
}

TEST(Loop, RefusesExperimentsThatTheDataDoNotAllow) {
  Experiment experiment = experimentOf(kUnevenBatches);
  experiment.model.hidden = {4000, 4000, 4000};
  const auto created = Trainer::create(experiment, makeDataset("moons", 90, 0.1, 0));
  ASSERT_TRUE(std::holds_alternative<Problems>(created));
  EXPECT_NE(std::get<Problems>(created)[0].message.find("256 MiB"), std::string::npos);
}

}  // namespace
}  // namespace gradlab::testing
