#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/catalog-list.h"
#include "core/optim/optimizer.h"
#include "core/surfaces/descend.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

template <class Info>
std::vector<double> knobsOf(const Info& info, const json& given) {
  std::vector<double> values;
  for (const auto& knob : info.knobs) values.push_back(given.value(std::string(knob.name), knob.fallback));
  return values;
}

/// Fixtures by tests/torch/descents.py, which explains the choice of starts and rates.
TEST(Descent, FollowsThePathOfPyTorch) {
  std::size_t paths = 0;
  for (const auto& file : std::filesystem::directory_iterator(GRADLAB_ROOT "/tests/fixtures/descents")) {
    const json fixture = json::parse(std::ifstream(file.path()));
    const auto name = fixture["surface"].get<std::string>();
    const auto surface = makeSurface(name, knobsOf(*findByName(surfaces(), name), fixture["knobs"]));
    const auto every = fixture["every"].get<std::size_t>();
    for (const json& expected : fixture["cases"]) {
      const auto rule = expected["rule"].get<std::string>();
      const std::vector<double> knobs = knobsOf(*findRule(rule), expected["knobs"]);
      Optimizer<double> optimizer(rule, knobs, 2);
      const Path result = descend(*surface, optimizer,
                                  {.start = {fixture["start"][0], fixture["start"][1]},
                                   .steps = fixture["steps"].get<std::int64_t>(),
                                   .lr = knobs[0],
                                   .noise = 0,
                                   .seed = 0});
      ASSERT_FALSE(result.diverged);
      for (std::size_t i = 0; i < expected["points"].size(); ++i) {
        EXPECT_NEAR(result.x[i * every], expected["points"][i][0].get<double>(), 1e-9)
            << name << ' ' << expected["knobs"] << ' ' << rule;
        EXPECT_NEAR(result.y[i * every], expected["points"][i][1].get<double>(), 1e-9)
            << name << ' ' << expected["knobs"] << ' ' << rule;
      }
      ++paths;
    }
  }
  EXPECT_GE(paths, 126U) << "paths in tests/fixtures/descents";
}

}  // namespace
}  // namespace gradlab::testing
