#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

TEST(Descend, PrintsOnePointMoreThanSteps) {
  const Ended ended = run("descend --surface bowl --optimizer sgd --lr 0.5 --start 2,-4 --steps 2");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "{\"x\":[2,1,0.5],\"y\":[-4,-2,-1],\"f\":[10,2.5,0.625]}\n");
  EXPECT_EQ(ended.err, "");
}

TEST(Descend, TakesTheKnobsOfTheSurfaceAndOfTheRule) {
  const auto ended = run("descend --surface ravine --angle 90 --kappa 4 --optimizer momentum --momentum=0.5 --lr=0.1 "
                         "--start=1,0 --steps 2")
                         .json();
  // After a turn by 90 degrees the steep side is along x: f = 4 x^2 / 2, so x is 1, then .6, then .6 - (.4 * .5 + .24).
  EXPECT_NEAR(ended["x"][1].get<double>(), .6, 1e-12);
  EXPECT_NEAR(ended["x"][2].get<double>(), .16, 1e-12);
  EXPECT_NEAR(ended["f"][0].get<double>(), 2, 1e-12);
}

/// Numbers as the page prints them, copied into a terminal.
TEST(Descend, ReadsNumbersAsTheyArePrinted) {
  const std::string bowl = "descend --surface bowl --optimizer sgd --start 2,-4 --steps 2 ";
  const auto path = [&](const std::string& lr) { return run(bowl + "--lr '" + lr + "'"); };
  for (const char* lr : {"10\u207b\u00b3", "1\u202f\u00d7\u202f10\u207b\u00b3", "0,001", "1e\u22123",
                         "\u00a00.001\u00a0", "0.1 \u00d7 10\u207b\u00b2", "\uff10\uff0e\uff10\uff10\uff11"}) {
    EXPECT_EQ(path(lr).code, 0) << lr << path(lr).err;
    EXPECT_EQ(path(lr).out, path("0.001").out) << lr;
  }
  for (const char* lr : {"\u22125", "\u22120.5", "\u22120,5"})
    EXPECT_EQ(path(lr).err.find("--lr: must be between"), 0U) << lr << path(lr).err;
  // Ambiguous: a thousands separator or a decimal comma.
  EXPECT_EQ(path("1,234").err, "--lr: must be a number, not text\n");
  EXPECT_EQ(run("descend --surface bowl --optimizer sgd --lr 0.5 --start '\u22122,\u221210\u00b2' --steps 1").out,
            run("descend --surface bowl --optimizer sgd --lr 0.5 --start -2,-100 --steps 1").out);
  EXPECT_EQ(run("descend --surface bowl --optimizer sgd --lr 0.5 --start 1,1 --steps '10\u202f000'").out,
            run("descend --surface bowl --optimizer sgd --lr 0.5 --start 1,1 --steps 10000").out);
  const std::string own = "descend --surface bowl --start 2,-4 --steps 3 --rule 'theta = theta + lr*g' --constants lr=";
  EXPECT_EQ(run(own + "\u22120.5").out, run(own + "-0.5").out);
}

TEST(Descend, RepeatsItsNoiseForTheSameSeed) {
  const std::string walk = "descend --surface bowl --optimizer adam --start 1,1 --steps 9 --noise 0.5 --seed ";
  EXPECT_EQ(run(walk + "1").out, run(walk + "1").out);
  EXPECT_NE(run(walk + "1").out, run(walk + "2").out);
}

TEST(Descend, PrintsThePathUpToItsLastFinitePoint) {
  const Ended ended = run("descend --surface rosenbrock --optimizer sgd --lr 10 --start -1.5,2 --steps 100");
  EXPECT_EQ(ended.code, 3);
  const auto path = ended.json();
  EXPECT_LT(path["x"].size(), 10U);
  for (const auto& f : path["f"]) EXPECT_TRUE(f.is_number());
}

TEST(Descend, FollowsASurfaceThatMoves) {
  // Each step goes half of the way to the minimum before the step, which is at 0, 1, 2.
  const std::string bowl = "descend --surface bowl --optimizer sgd --lr 0.5 --start 0,0 --steps 3 --drift ";
  EXPECT_EQ(run(bowl + "1,0").out, "{\"x\":[0,0,0.5,1.25],\"y\":[0,0,0,0],\"f\":[0,0.5,1.125,1.53125]}\n");
  EXPECT_EQ(run(bowl + "1").err, "--drift: must be two numbers: x and y\n");
}

TEST(Descend, TakesATypedRule) {
  const std::string bowl = "descend --surface bowl --start 2,-4 --steps 3 ";
  const Ended own = run(bowl + "--rule 'v = mu*v + g; theta = theta - lr*v' --constants lr=0.25,mu=0.5");
  EXPECT_EQ(own.code, 0) << own.err;
  EXPECT_EQ(own.out, run(bowl + "--optimizer momentum --momentum 0.5 --lr 0.25").out);
}

TEST(Descend, ReportsWhatIsWrongInATypedRule) {
  const std::string bowl = "descend --surface bowl --start 1,1 --steps 3 --rule ";
  const auto complaint = [&](const std::string& rest) { return run(bowl + rest).err; };
  EXPECT_EQ(complaint("'theta = theta - lr*'"),
            "--rule: column 20: found the end, expected a number, a name, a function, \"-\" or \"(\"\n");
  EXPECT_EQ(complaint("'v = v + g'"), "--rule: never assigns theta, so nothing would move; it needs theta = ...\n");
  EXPECT_EQ(complaint("'theta = theta - lr*g'"),
            "--constants: lr must be given: the rule reads lr and nothing says what it is\n");
  EXPECT_EQ(complaint("'theta = theta - lr*g' --constants lr=0.1,mu=0.9"),
            "--constants: mu is not a constant of the rule; known here: lr\n");
}

TEST(Descend, NamesEveryBadFlag) {
  const Ended ended =
      run("descend --surface bowl --kappa 3 --optimizer sgd --beta1 .9 --lr -1 --start 1,x --steps 0 --noise nan");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  for (const char* line :
       {"--kappa: is not a knob of bowl\n", "--beta1: is not a knob of sgd\n", "--lr: must be between",
        "--start: must be a number", "--steps: must be between", "--noise: must be a finite number"})
    EXPECT_NE(ended.err.find(line), std::string::npos) << line;
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 6);
}

TEST(Descend, ReportsEachMissingFlag) {
  const Ended ended = run("descend");
  EXPECT_EQ(ended.code, 2);
  for (const char* flag : {"--surface: ", "--optimizer: ", "--start: ", "--steps: "})
    EXPECT_NE(ended.err.find(flag), std::string::npos) << flag;
}

}  // namespace
}  // namespace gradlab::testing
