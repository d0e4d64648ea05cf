#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "core/expression/operator.h"
#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

TEST(Backprop, PrintsEveryNodeInTheOrderOfRecording) {
  const Ended ended = run("backprop 'b = a + a; c = b + b' --at a=1");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(
      ended.out,
      "{\"value\":4,\"nodes\":[{\"id\":0,\"op\":\"input\",\"inputs\":[],\"name\":\"a\",\"value\":1,\"adjoint\":4},"
      "{\"id\":1,\"op\":\"add\",\"inputs\":[0,0],\"name\":\"b\",\"value\":2,\"adjoint\":2},"
      "{\"id\":2,\"op\":\"add\",\"inputs\":[1,1],\"name\":\"c\",\"value\":4,\"adjoint\":1}],\"gradient\":{\"a\":4}}\n");
}

TEST(Backprop, PrintsANameOnlyForNamedNodes) {
  const json nodes = run("backprop '2*x + x' --at x=3").json()["nodes"];
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes[0]["op"], "constant");
  EXPECT_FALSE(nodes[0].contains("name"));
  EXPECT_EQ(nodes[0]["adjoint"], 0);
  EXPECT_EQ(nodes[1]["name"], "x");
  EXPECT_FALSE(nodes[2].contains("name"));
}

TEST(Backprop, PrintsTheTangentInForwardMode) {
  const json result = run("backprop 'x^2 * y' --at x=3,y=2 --mode jvp --wrt x --tangent 0.5").json();
  EXPECT_EQ(result["value"], 18);
  EXPECT_EQ(result["tangent"], 6);
  EXPECT_FALSE(result.contains("gradient"));
  EXPECT_EQ(result["nodes"][0]["tangent"], 0.5);
  EXPECT_EQ(run("backprop 'x^2 * y' --at x=3,y=2 --mode=jvp --wrt y").json()["tangent"], 9);
}

TEST(Backprop, ReadsMatricesRowByRow) {
  const json result =
      run("backprop 'W @ x + b' --at 'W=[[1,2],[3,4]], x=[[5],[6]]' --at b=.5 --cotangent '[[1],[10]]'").json();
  EXPECT_EQ(result["value"], json::parse("[[17.5],[39.5]]"));
  EXPECT_EQ(result["gradient"]["W"], json::parse("[[5,6],[50,60]]"));
  EXPECT_EQ(result["gradient"]["x"], json::parse("[[31],[42]]"));
  EXPECT_EQ(result["gradient"]["b"], 11);
}

TEST(Backprop, PrintsAGradientOfZeroForNamesThatTheResultDoesNotDependOn) {
  const json result = run("backprop 'unused = x*y; 3*x' --at x=2,y=5,z='[[1,2]]'").json();
  EXPECT_EQ(result["gradient"], json::parse(R"({"x":3,"y":0,"z":[[0,0]]})"));
  EXPECT_EQ(run("backprop 5 --at x=2").json()["gradient"], json::parse(R"({"x":0})"));
  EXPECT_EQ(run("backprop 'x' --at x=2,y=1 --mode jvp --wrt y").json()["tangent"], 0);
}

TEST(Backprop, ReadsAnExpressionThatBeginsWithAMinus) {
  EXPECT_EQ(run("backprop -a^2 --at a=3").json()["value"], -9);
  EXPECT_EQ(run("backprop --at a=3 -- --a").json()["value"], 3);
}

TEST(Backprop, ExitsWith3WhenANumberIsNotFinite) {
  const Ended ended = run("backprop 'log(x)' --at x=0");
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(ended.json()["value"].is_null());
  EXPECT_TRUE(ended.json()["gradient"]["x"].is_null());
  EXPECT_EQ(run("backprop 'sqrt(x)' --at x=0").code, 3) << "a finite value with an infinite slope";
}

TEST(Backprop, ReportsEachMistakeOnOneLine) {
  const auto expectLine = [](const std::string& arguments, const std::string& line) {
    const Ended ended = run("backprop " + arguments);
    EXPECT_EQ(ended.code, 2) << arguments;
    EXPECT_EQ(ended.out, "") << arguments;
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(line)) << arguments;
  };
  expectLine("", "EXPR: must be given");
  expectLine("a + a --at a=1", "EXPR: must be one argument, and is followed by +");
  expectLine("'a + * b' --at a=1,b=2", "EXPR: column 5: found \"*\", expected");
  expectLine("a+y --at a=1", "EXPR: column 3: y is not known; names with a value: a");
  expectLine("'A @ b' --at 'A=[[1,2,3],[4,5,6]],b=[[1],[2]]'", "EXPR: column 3: 2 x 3 @ 2 x 1 does not fit");
  expectLine("'A + b' --at 'A=[[1,2,3],[4,5,6]],b=[[1,2]]'", "EXPR: column 3: + cannot pair 2 x 3 and 1 x 2");
  expectLine("a --at a=1 --at a=2", "--at: a is given twice");
  expectLine("a --at a", "--at: a stands where name=value is expected");
  expectLine("a --at a=", "--at: a must be a number or a matrix");
  expectLine("a --at a=[1,2]", "--at: a must be a number or a matrix");
  expectLine("a --at 'a=[[1,2],[3]]'", "--at: a row 2 must be a list of 2 numbers");
  expectLine("a --at exp=1,a=1", "--at: exp is a function");
  expectLine("a --at 'a=[[1,2]]'", "--cotangent: must be given: the result is 1 x 2");
  expectLine("a --at 'a=[[1,2]]' --cotangent '[[1],[2]]'", "--cotangent: must be 1 x 2 as the result is, not 2 x 1");
  expectLine("a --at a=1 --mode jvp", "--wrt: must be given");
  expectLine("a --at a=1 --mode jvp --wrt b", "--wrt: must be the name of an input, one of a");
  expectLine("'sum(a)' --at 'a=[[1,2]]' --mode jvp --wrt a", "--tangent: must be given: a is 1 x 2");
  expectLine("a --at a=1 --wrt a", "--wrt: belongs to the mode jvp");
  expectLine("a --at a=1 --mode backwards", "--mode: must be vjp or jvp");
  expectLine("a --at a=1 --seed 3", "--seed: is no flag of this command");
}

TEST(Backprop, PrintsItsHelp) {
  const Ended help = run("backprop --help");
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.out, HasSubstr("--cotangent"));
  EXPECT_THAT(help.out, HasSubstr(" sum mean of one argument, max min of two."));
  for (const Operator& op : operators()) EXPECT_THAT(help.out, HasSubstr(' ' + std::string(op.spelling) + ' '));
}

}  // namespace
}  // namespace gradlab::testing
