#include <gmock/gmock.h>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using ::testing::HasSubstr;

TEST(Backprop, ReadsTypographicNotation) {
  EXPECT_EQ(run("backprop 'θ − η·g' --at θ=1,eta=0.5,g=2").json()["value"], 0);
  EXPECT_EQ(run("backprop '2 × 10⁻³ · x**2' --at x=2").json()["value"], 0.008);
  EXPECT_EQ(run("backprop 'θ*θ' --at theta=3 --mode jvp --wrt θ").json()["tangent"], 6);
}

TEST(Backprop, SuggestsTheSpellingOfTheGrammar) {
  for (const auto& [text, write] : std::vector<std::pair<std::string, std::string>>{
           {"2x", "write 2*x"}, {"x²", "write x^2"}, {"ln(x)", "write log(...)"}, {"|x|", "write abs(...)"}}) {
    const Ended ended = run("backprop '" + text + "' --at x=3");
    EXPECT_EQ(ended.code, 2) << text;
    EXPECT_THAT(ended.err, HasSubstr(write)) << text;
  }
}

TEST(Backprop, PrintsZeroForAnAdjointOfZeroTimesAnInfiniteSlope) {
  for (const char* text : {"x*sqrt(x)", "x*x^0.5", "max(sqrt(x*x + y*y), 1e-10)", "max((x*x + y*y)^0.5, 1e-10)"}) {
    const std::string command = "backprop '" + std::string(text) + "' --at x=0,y=0";
    EXPECT_EQ(run(command).code, 0) << text;
    EXPECT_EQ(run(command).json()["gradient"]["x"], 0) << text;
    const Ended forwards = run(command + " --mode jvp --wrt x");
    EXPECT_EQ(forwards.code, 0) << text;
    EXPECT_EQ(forwards.json()["tangent"], 0) << text;
  }
}

TEST(Backprop, ExitsWith0WhenOnlyAnIntermediateDerivativeIsInfinite) {
  for (const auto& [text, slope] : std::vector<std::pair<std::string, double>>{{"x*sin(sqrt(x))", 0},
                                                                               {"sqrt(sqrt(x))*x", 0},
                                                                               {"x*exp(sqrt(x))", 1},
                                                                               {"x/(1 + sqrt(x))", 1},
                                                                               {"relu(sqrt(x) - 1)", 0},
                                                                               {"(x*x)^0.25", 0},
                                                                               {"x @ sqrt(x)", 0}}) {
    const std::string command = "backprop '" + text + "' --at x=0";
    const Ended backwards = run(command), forwards = run(command + " --mode jvp --wrt x");
    EXPECT_EQ(backwards.code, 0) << text;
    EXPECT_EQ(backwards.json()["gradient"]["x"], slope) << text;
    EXPECT_EQ(forwards.code, 0) << text;
    EXPECT_EQ(forwards.json()["tangent"], slope) << text;
  }
  // An infinite result, or an infinite intermediate value, still gives exit code 3.
  for (const char* text : {"sqrt(x) + x", "max(log(x), 5)", "x + exp(log(x))", "y + 0*exp(-1/x)", "log(1 + sqrt(x))"})
    for (const char* mode : {"", " --mode jvp --wrt x"})
      EXPECT_EQ(run("backprop '" + std::string(text) + "' --at x=0,y=1" + mode).code, 3) << text << mode;
}

TEST(Descend, StopsWhenATypedRuleGivesNaN) {
  // At the minimum the gradient is 0 and g/abs(g) is NaN, for either order of the arguments.
  for (const char* rule :
       {"max(0.1, g/abs(g))", "max(g/abs(g), 0.1)", "min(0.1, g/abs(g))", "min(g/abs(g), 0.1)", "relu(g/abs(g))"}) {
    const Ended ended = run("descend --surface bowl --rule 'theta = theta - lr*" + std::string(rule) +
                            "' --constants lr=0.1 --start 0,1 --steps 3");
    EXPECT_EQ(ended.code, 3) << rule;
    EXPECT_EQ(ended.json()["x"].size(), 1U) << rule;
  }
}

TEST(Descend, ReadsATypedRuleInTypographicNotation) {
  const std::string plain = run("descend --surface bowl --optimizer sgd --lr 0.1 --start 1,2 --steps 3").out;
  for (const char* rule : {"θ −= η·g", "theta = theta - eta*g", "theta -= lr*g  # plain", "θ ← θ − η × g"})
    EXPECT_EQ(
        run("descend --surface bowl --rule '" + std::string(rule) + "' --constants eta=0.1 --start 1,2 --steps 3").out,
        plain)
        << rule;
  EXPECT_THAT(run("descend --surface bowl --rule 'g = 2*g; theta -= lr*g' --constants lr=1 --start 1,2 --steps 3").err,
              HasSubstr("g is given and cannot be overwritten"));
}

TEST(TrainCommand, StopsWhenASquareOverflows) {
  nlohmann::json document = {{"data", {{"source", "csv"}, {"preprocess", "none"}, {"csv", "x,y\n"}}},
                             {"model", {{"hidden", nlohmann::json::array()}}},
                             {"init", {{"scheme", "zeros"}}},
                             {"batchSize", 6},
                             {"steps", 100}};
  for (int i = 0; i < 10; ++i)
    document["data"]["csv"] =
        document["data"]["csv"].get<std::string>() + std::to_string(100 + i) + ',' + std::to_string(i + 10) + "e17\n";
  for (const char* rule : {"adam", "adamw", "rmsprop", "adagrad"}) {
    document["optimizer"] = {{"name", rule}, {"lr", 0.01}};
    const Ended ended = run("train -", document.dump());
    EXPECT_EQ(ended.code, 3) << rule << ended.err;
    EXPECT_EQ(ended.json()["diverged"]["quantity"], "optimizer-state") << rule;
    EXPECT_THAT(ended.err, HasSubstr("the optimizer-state of layer 0 (weight) is not finite")) << rule;
  }
}

}  // namespace
}  // namespace gradlab::testing
