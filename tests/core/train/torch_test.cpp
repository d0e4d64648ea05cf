#include <cmath>
#include <filesystem>

#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

const std::filesystem::path kFolder = std::filesystem::path(GRADLAB_ROOT) / "tests/fixtures/train";

class Trajectory : public ::testing::TestWithParam<std::string> {};

std::vector<std::string> fixtures() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

void expectWeights(const Trainer& run, const json& layers, double tolerance) {
  ASSERT_EQ(run.network().layers().size(), layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const auto weight = run.network().value(run.network().layers()[i].parameters[0]);
    const auto bias = run.network().value(run.network().layers()[i].parameters[1]);
    for (Index unit = 0; unit < weight.rows(); ++unit) {
      EXPECT_NEAR(bias(unit), layers[i]["bias"][unit].get<double>(), tolerance) << "layer " << i;
      for (Index input = 0; input < weight.cols(); ++input)
        EXPECT_NEAR(weight(unit, input), layers[i]["weight"][unit][input].get<double>(), tolerance) << "layer " << i;
    }
  }
}

/// Fixtures by tests/torch/train.py: the same data, initial weights and batches.
TEST_P(Trajectory, IsThatOfPyTorch) {
  const json fixture = json::parse(std::ifstream(kFolder / (GetParam() + ".json")));
  const auto run = runOf(fixture["document"]);
  expectWeights(*run, fixture["initial"], 0);
  const std::vector<double> losses = fixture["loss"];
  EXPECT_EQ(run->advance(1000), static_cast<Index>(losses.size()));
  for (std::size_t i = 0; i < losses.size(); ++i)
    EXPECT_NEAR(run->lossSeries()[i], losses[i], 1e-4 * (1 + losses[i])) << "step " << i + 1;
  expectWeights(*run, fixture["final"], 3e-4);
  EXPECT_NEAR(run->evaluationSeries().back().valid.loss, fixture["validLoss"].get<double>(), 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Trajectory, ::testing::ValuesIn(fixtures()), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Trajectories, AreTen) { EXPECT_EQ(fixtures().size(), 10U); }

}  // namespace
}  // namespace gradlab::testing
