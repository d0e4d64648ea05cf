#include <gmock/gmock.h>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Runs the program of tests/core/extended, which has the rules sgd, adam and one more: a rule needs only its file and
/// its line in the list.
Ended extended(const std::string& arguments, const std::string& input = "") {
  return run(arguments, input, "", GRADLAB_EXTENDED);
}

TEST(AnotherRule, IsInTheCatalogWithItsProgram) {
  const nlohmann::json rules = extended("catalog").json()["optimizers"];
  std::vector<std::string> names;
  for (const nlohmann::json& rule : rules) names.push_back(rule["name"]);
  EXPECT_THAT(names, ElementsAre("sgd", "adam", "lion"));
  EXPECT_EQ(rules[2]["lines"].size(), 4U);
  EXPECT_EQ(rules[2]["lines"][3]["note"], "mean of gradients");
  EXPECT_EQ(rules[2]["knobs"][2]["name"], "beta2");
}

/// The fixture of the test of the page. To update it, run `build/native/tests/gradlab-extended catalog` and copy the
/// list `optimizers`.
TEST(AnotherRule, IsInTheFixtureOfTheTestOfThePage) {
  std::ifstream file(std::string(GRADLAB_ROOT) + "/tests/fixtures/extended-optimizers.json");
  EXPECT_EQ(nlohmann::json::parse(file), extended("catalog").json()["optimizers"]);
}

TEST(AnotherRule, IsOnTheCommandLine) {
  const std::string walk = " --surface bowl --lr 0.25 --start 2,-1 --steps 3";
  // The gradient has the sign of the point until the point passes the minimum.
  EXPECT_EQ(extended("descend --optimizer lion" + walk).json()["x"], (std::vector<double>{2, 1.75, 1.5, 1.25}));
  EXPECT_THAT(extended("descend --help").out, HasSubstr("lion"));
  EXPECT_THAT(extended("descend --optimizer momentum" + walk).err, HasSubstr("sgd, adam, lion"));
}

TEST(AnotherRule, TrainsAndDescendsLikeItsProgram) {
  const Ended trained = extended("train -", R"({"optimizer":{"name":"lion","lr":0.003},"steps":300})");
  EXPECT_EQ(trained.code, 0) << trained.err;
  const nlohmann::json losses = trained.json()["evaluation"]["trainLoss"];
  EXPECT_LT(losses.back().get<double>(), 0.7 * losses.front().get<double>());
  std::string program = extended("catalog").json()["optimizers"][2]["program"];
  const std::string where = " --surface rosenbrock --start -1,1 --steps 50 --noise 1";
  const nlohmann::json built = extended("descend --optimizer lion --lr 0.01 --weightDecay 0.1" + where).json();
  const nlohmann::json typed =
      extended("descend --rule '" + program + "' --constants lr=0.01,beta1=0.9,beta2=0.99,weightDecay=0.1" + where)
          .json();
  for (std::size_t i = 0; i < 51; ++i) EXPECT_NEAR(built["x"][i].get<double>(), typed["x"][i].get<double>(), 1e-12);
}

}  // namespace
}  // namespace gradlab::testing
