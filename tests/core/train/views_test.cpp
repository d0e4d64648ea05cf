#include <cmath>

#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

// Four rows with one input, not preprocessed, all of them for training.
json tiny(const std::string& csv) {
  return {{"data", {{"source", "csv"}, {"csv", csv}, {"split", {1, 0, 0}}, {"preprocess", "none"}}},
          {"batchSize", 4},
          {"steps", 10}};
}
const std::string kClasses = "x,c\n-2,a\n-1,a\n1,b\n2,b\n";

TEST(Statistics, OfALayerOnTheLastBatch) {
  json document = tiny(kClasses);
  document["model"] = {{"hidden", {2}}};
  document["init"] = {{"scheme", "constant"}, {"std", 1}};
  const auto run = runOf(document);
  const std::vector<LayerStatistics> result = run->statistics(3);
  ASSERT_EQ(result.size(), 2U);
  EXPECT_DOUBLE_EQ(result[0].weights.mean, 1);
  EXPECT_DOUBLE_EQ(result[0].weights.variance, 0);
  // relu of -2, -1, 1, 2 in both units: mean 3/4, mean of squares 5/4.
  EXPECT_DOUBLE_EQ(result[0].activations.mean, 0.75);
  EXPECT_DOUBLE_EQ(result[0].activations.variance, 1.25 - 0.5625);
  EXPECT_EQ(result[0].activations.counts, (std::vector<Index>{4, 2, 2}));
  EXPECT_EQ(result[0].dead, 0);
  // Equal logits: the gradient of the output layer is (1/2 - [class]) h / 4, and h is 1 and 2 for class b only.
  EXPECT_DOUBLE_EQ(result[1].gradients.max, 0.375);
  EXPECT_DOUBLE_EQ(result[1].gradients.min, -0.375);
}

TEST(Statistics, CountUnitsThatNeverFire) {
  json document = tiny("x,c\n-2,a\n-1,b\n-3,a\n");
  document["model"] = {{"hidden", {5}}};
  document["init"] = {{"scheme", "constant"}, {"std", 1}};
  EXPECT_EQ(runOf(document)->statistics(4)[0].dead, 1);
}

TEST(Statistics, BeforeTheFirstBatchDoNotChangeTheRun) {
  json document = tiny(kClasses);
  document["model"] = {{"hidden", {3}}, {"normalization", "batch"}};
  const auto watched = runOf(document), alone = runOf(document);
  watched->statistics(10);
  EXPECT_EQ(watched->step(), 0);
  for (const float gradient : watched->network().gradients()) EXPECT_TRUE(std::isfinite(gradient));
  watched->advance(5);
  alone->advance(5);
  EXPECT_EQ(stateOf(*watched), stateOf(*alone));
}

/// The gradient of a first step without zeroGrad: it is added to the existing one.
TEST(Statistics, BeforeABatchDoNotChangeTheGradient) {
  json document = tiny(kClasses);
  document["model"] = {{"hidden", {3}}};
  const auto watched = runOf(document), alone = runOf(document);
  const auto compareSteps = [&] {
    watched->statistics(10);
    watched->statistics(10);
    for (Trainer* const run : {watched.get(), alone.get()})
      for (const Phase phase : {Phase::takeBatch, Phase::forward, Phase::loss, Phase::backward}) run->run(phase);
    const auto expected = alone->network().gradients(), result = watched->network().gradients();
    EXPECT_EQ(std::vector<float>(result.begin(), result.end()), std::vector<float>(expected.begin(), expected.end()));
  };
  compareSteps();
  watched->run(Phase::update);
  alone->run(Phase::update);
  // A run restored from a snapshot has the gradient of its last step, and no batch yet.
  const auto snapshot = alone->snapshot();
  ASSERT_TRUE(watched->restore(snapshot).empty());
  ASSERT_TRUE(alone->restore(snapshot).empty());
  compareSteps();
}

TEST(Views, ProbabilitiesOnAGridOfRawInputs) {
  json document = tiny(kClasses);
  document["data"]["preprocess"] = "standardize";
  document["model"] = {{"hidden", json::array()}};
  document["optimizer"] = {{"name", "adam"}, {"lr", 0.1}};
  document["steps"] = 300;
  const auto run = runOf(document);
  run->advance(300);
  Matrix<double> grid(1, 201);
  for (Index i = 0; i <= 200; ++i) grid(0, i) = -2 + 0.02 * static_cast<double>(i);
  const Matrix<float> result = run->predict(grid);
  ASSERT_EQ(result.rows(), 2);
  EXPECT_GT(result(0, 0), 0.9F);
  EXPECT_GT(result(1, 200), 0.9F);
  for (Index i = 0; i <= 200; ++i) EXPECT_NEAR(result.col(i).sum(), 1, 1e-5);
  EXPECT_NEAR(result(0, 100), 0.5, 0.02) << "the border lies in the middle";
  EXPECT_EQ(run->unitOutputs(grid)[0].rows(), 2);
  EXPECT_EQ(run->unitOutputs(grid)[0].cols(), 201);
}

TEST(Views, ConfusionCountsPredictedByTarget) {
  json document = tiny(kClasses);
  document["model"] = {{"hidden", json::array()}};
  document["init"] = {{"scheme", "zeros"}};
  const auto run = runOf(document);
  // All logits are 0: the first class is predicted for all four rows.
  Eigen::MatrixXi expected(2, 2);
  expected << 2, 2, 0, 0;
  EXPECT_EQ(run->confusion(PartName::train), expected);
  EXPECT_DOUBLE_EQ(run->evaluate(PartName::train).accuracy, 0.5);
  EXPECT_NEAR(run->evaluate(PartName::train).loss, std::log(2.0), 1e-7);
  EXPECT_EQ(run->predictions(PartName::train).probability, (std::vector<float>{0.5F, 0.5F, 0.5F, 0.5F}));
}

TEST(Views, AnEmptyPartHasNoScore) {
  const auto run = runOf(tiny(kClasses));
  EXPECT_TRUE(std::isnan(run->evaluateTest().loss));
  EXPECT_TRUE(std::isnan(run->evaluationSeries()[0].valid.accuracy));
  EXPECT_TRUE(run->predictions(PartName::test).predicted.empty());
}

TEST(Views, RegressionsAnswerInTheUnitOfTheData) {
  json document = tiny("x,y\n0,100\n1,102\n2,104\n3,106\n");
  document["data"]["preprocess"] = "standardize";
  document["model"] = {{"hidden", json::array()}};
  document["optimizer"] = {{"name", "sgd"}, {"lr", 0.3}};
  document["steps"] = 200;
  const auto run = runOf(document);
  run->advance(200);
  EXPECT_NEAR(run->predict(Matrix<double>::Constant(1, 1, 4.0))(0, 0), 108, 1e-3);
  EXPECT_EQ(run->predictions(PartName::train).target, (std::vector<float>{100, 102, 104, 106}));
  EXPECT_TRUE(std::isnan(run->evaluateTest().accuracy));
}

}  // namespace
}  // namespace gradlab::testing
