#include "core/expression/program.h"

#include <gmock/gmock.h>

#include "tests/core/support/allocations.h"

namespace gradlab {
namespace {

using ::testing::ElementsAre;

Program program(const std::string& text, const std::vector<std::string>& given) {
  Problems problems;
  std::optional<Program> parsed = Program::parse(text, {.given = given}, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << problem.message;
  return std::move(*parsed);
}

std::string complaint(const std::string& text, const std::vector<std::string>& given) {
  Problems problems;
  EXPECT_FALSE(Program::parse(text, {.given = given}, problems)) << text;
  return problems.empty() ? "" : problems.front().message;
}

TEST(Program, RunsMomentum) {
  Program momentum = program("v = mu*v + g; theta = theta - lr*v", {"theta", "g"});
  EXPECT_THAT(momentum.names(), ElementsAre("theta", "g", "mu", "lr", "v"));
  EXPECT_THAT(momentum.constants(), ElementsAre("mu", "lr"));
  EXPECT_THAT(momentum.remembered(), ElementsAre("v"));
  EXPECT_THAT(momentum.assigned(), ElementsAre("v", "theta"));
  std::vector<double> values{1, 2, 0.5, 0.25, 0};
  momentum.run(values);
  EXPECT_THAT(values, ElementsAre(0.5, 2, 0.5, 0.25, 2));
  momentum.run(values);
  EXPECT_THAT(values, ElementsAre(-0.25, 2, 0.5, 0.25, 3));
}

TEST(Program, DoesNotFoldANameThatIsAssignedLaterIntoAConstant) {
  const Program late = program("theta = theta - rate*g; rate = rate/decay", {"theta", "g"});
  EXPECT_THAT(late.constants(), ElementsAre("decay"));
  EXPECT_THAT(late.remembered(), ElementsAre("rate"));
}

TEST(Program, UsesTheNewValueOfANameAfterItsAssignment) {
  Program steps = program("a = a + 1; b = 10*a; a = a + b", {"a"});
  std::vector<double> values{1, 0};
  steps.run(values);
  EXPECT_THAT(values, ElementsAre(22, 20));
  EXPECT_TRUE(steps.remembered().empty());
}

TEST(Program, CopiesAndSwaps) {
  Program swap = program("old = a; a = b; b = old", {"a", "b"});
  std::vector<double> values{1, 2, 0};
  swap.run(values);
  EXPECT_THAT(values, ElementsAre(2, 1, 1));
}

TEST(Program, AllocatesNoMemoryWhenItRuns) {
  Program adam = program("m = 0.9*m + 0.1*g; v = 0.999*v + 0.001*g^2; theta = theta - lr*m/(sqrt(max(v, 0)) + 1e-8)",
                         {"theta", "g"});
  std::vector<double> values{1, 2, 0.1, 0, 0};  // theta, g, lr, m, v
  const long before = allocations();
  for (int i = 0; i < 100; ++i) adam.run(values);
  EXPECT_EQ(allocations(), before);
}

TEST(Program, RefusesEachErrorWithItsMessage) {
  EXPECT_EQ(complaint("theta", {"theta"}), "column 6: found the end, expected \"=\"");
  EXPECT_EQ(complaint("theta = 1; 2", {"theta"}), "column 12: found \"2\", expected a name and \"=\"");
  EXPECT_EQ(complaint("", {}), "column 1: found the end, expected an assignment");
  EXPECT_EQ(complaint("exp = 2", {}), "column 1: exp is a function and cannot be defined");
  EXPECT_EQ(complaint("a = max(1)", {}), "column 5: max takes two arguments, found 1");
}

}  // namespace
}  // namespace gradlab
