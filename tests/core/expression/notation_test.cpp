#include <gmock/gmock.h>

#include "core/expression/program.h"
#include "core/expression/typed-rule.h"
#include "tests/core/expression/evaluate.h"

namespace gradlab {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

/// The value at x = 3, theta = 2, eta = 0.5 and beta1 = 0.9.
double printed(const std::string& text) {
  return numberOf(text, {{"x", scalar(3)}, {"theta", scalar(2)}, {"eta", scalar(0.5)}, {"beta1", scalar(0.9)}});
}

TEST(Notation, OfSigns) {
  for (const char* times : {"2*x", "2·x", "2⋅x", "2×x", "2 × x", "2\u202f×\u202fx", "2\u00a0*\u00a0x", "2\u2219x",
                            "2\u2217x", "2\uff0ax", "2\u3000*\u2003x", "2\u200b*x"})
    EXPECT_EQ(printed(times), 6) << times;
  for (const char* minus :
       {"x-2", "x − 2", "x–2", "x\u2009−\u20092", "x\u20102", "x\u20112", "x\u20142", "x\uff0d2", "x\ufe632"})
    EXPECT_EQ(printed(minus), 1) << minus;
  for (const char* quotient : {"x/theta", "x÷theta", "x\u2215theta", "x\u2044theta", "x\uff0ftheta"})
    EXPECT_EQ(printed(quotient), 1.5) << quotient;
  EXPECT_EQ(printed("−x"), -3);
  for (const char* power : {"x^2", "x**2", "x ** 2"}) EXPECT_EQ(printed(power), 9) << power;
  EXPECT_EQ(printed("2**-1"), 0.5);
  EXPECT_EQ(printed("2**3**2"), 512);
}

TEST(Notation, OfGreekLetters) {
  EXPECT_EQ(printed("θ − η·x"), 0.5);
  EXPECT_EQ(printed("theta - eta*x"), 0.5);
  EXPECT_EQ(printed("β₁·x"), 0.9 * 3);
  EXPECT_EQ(numberOf("ε + λ + µ", {{"eps", scalar(1)}, {"lambda", scalar(2)}, {"mu", scalar(4)}}), 7);
}

TEST(Notation, OfPowersOfTen) {
  EXPECT_EQ(printed("10⁻³"), 1e-3);
  EXPECT_EQ(printed("10⁶"), 1e6);
  EXPECT_EQ(printed("1.2\u202f×\u202f10⁻⁷"), 1.2e-7);
  EXPECT_EQ(printed("2.9·10⁻⁵"), 2.9e-5);
  EXPECT_EQ(printed("2.9e−5"), 2.9e-5);
  EXPECT_EQ(printed("−2.9·10⁻⁵·x"), -2.9e-5 * 3);
  // A power or a division binds closer than a product, also here.
  EXPECT_EQ(printed("x^2·10⁻³"), 9 * 1e-3);
  EXPECT_EQ(printed("x^-2·10³"), std::pow(3.0, -2.0) * 1e3);
  EXPECT_EQ(printed("1/2·10³"), 500);
  EXPECT_EQ(printed("1/(2·10³)"), 0.0005);
}

TEST(Notation, OfCommentsAndLines) {
  EXPECT_EQ(printed("a = x + 1  # one more\nb = 2*a // twice\nb − 1"), 7);
  EXPECT_EQ(printed("x\n+ 1"), 4);
  for (const char* comment : {"x // 2", "x // twice", "x// twice", "x //2", "// twice\nx"})
    EXPECT_EQ(printed(comment), 3);
  EXPECT_EQ(printed("a = x;\n\na*a"), 9);
}

Program ruleOf(const std::string& text) {
  Problems problems;
  std::optional<Program> parsed = Program::parse(text, TypedRule::names(), problems);
  for (const Problem& problem : problems) ADD_FAILURE() << text << ": " << problem.message;
  return std::move(*parsed);
}

/// theta after one step from theta = 1 with g = 2 and lr = 0.25.
double moved(const std::string& text) {
  Program program = ruleOf(text);
  TypedRule rule(program, std::vector<double>(program.constants().size(), 0.25), 1);
  double theta = 1;
  const double g = 2;
  rule.step({&theta, 1}, {&g, 1}, 0.25);
  return theta;
}

TEST(Notation, OfRules) {
  for (const char* rule :
       {"theta = theta - lr*g", "theta -= lr*g", "θ ← θ − η·g", "θ −= η·g", "theta := theta - eta*g;",
        "theta = theta - eta * g  # plain descent", "theta <- theta - lr*g", "θ ⟵ θ - lr*g", ";theta -= lr*g;;",
        "d = lr*g;\n;\ntheta -= d;", "d = eta*g\ntheta = theta - d", "d = g\nd *= lr\ntheta -= d", "theta −= η × g"})
    EXPECT_EQ(moved(rule), 0.5) << rule;
  EXPECT_THAT(ruleOf("θ −= η·g + lr·g").constants(), ElementsAre("lr"));
  EXPECT_EQ(moved("theta += lr*g"), 1.5);
  EXPECT_EQ(moved("theta /= 1 + lr*g"), 1 / 1.5);
  EXPECT_EQ(moved("theta ^= 2"), 1);
}

std::string ruleComplaint(const std::string& text) {
  Problems problems;
  EXPECT_FALSE(Program::parse(text, TypedRule::names(), problems)) << text;
  return problems.empty() ? "" : problems.front().message;
}

TEST(Notation, OfRulesCannotAssignGivenNames) {
  const std::string remedy = " is given and cannot be overwritten; give the new value another name";
  EXPECT_EQ(ruleComplaint("g = g + wd*theta; theta = theta - lr*g"), "column 1: g" + remedy);
  EXPECT_EQ(ruleComplaint("theta = theta - lr*g; t += 1"), "column 23: t" + remedy);
  EXPECT_EQ(ruleComplaint("η = η/2; θ −= η·g"), "column 1: lr" + remedy);
  EXPECT_EQ(ruleComplaint("lr = lr*0.99; theta -= lr*g"), "column 1: lr" + remedy);
}

/// A rule works on each parameter separately, so it cannot divide the gradient by its norm; a sum is not read as its
/// operand.
TEST(Notation, OfRulesHasNoSumAndMean) {
  const std::string alone = " has nothing to go over: a rule is worked out for each parameter alone";
  EXPECT_EQ(ruleComplaint("theta -= lr*g/sqrt(sum(g^2))"), "column 20: sum" + alone);
  EXPECT_EQ(ruleComplaint("c = g - mean(g); theta -= lr*c"), "column 9: mean" + alone);
}

TEST(Notation, OfRulesSuggestsTheSpelling) {
  for (const auto& [rule, write] : std::initializer_list<std::pair<const char*, const char*>>{
           {"theta = theta - lr g", "lr*g"},
           {"theta = theta - lr*m_hat g", "m_hat*g"},
           {"theta = theta - lr.*g", "*"},
           {"theta = theta - lr*g.^2", "^"},
           {"θ_{t+1} = θ_t − η·g", "θ"},
           {"θₜ₊₁ = θₜ − η·g", "θ"},
           {"theta -= lr*square(g)", "(...)^2"},
           {"theta -= lr*g.square()", "(...)^2"},
           {"theta -= lr*np.clip(g, -1, 1)", "max(lowest, min(highest, ...))"},
           {"theta -= lr*torch.clamp(g, -1, 1)", "max(lowest, min(highest, ...))"},
           {"theta -= lr*torch.sign(g)", "x/(abs(x) + 1e-12), with what is in the brackets as x"},
           {"theta -= lr*m*torch.rsqrt(v)", "1/sqrt(...)"}})
    EXPECT_THAT(ruleComplaint(rule), EndsWith(std::string("; write ") + write)) << rule;
}

TEST(Notation, OfExpressionsSuggestsTheSpelling) {
  const Bindings at{{"x", scalar(3)}, {"y", scalar(2)}};
  const auto expectRemedy = [&](const std::string& text, const std::string& write) {
    EXPECT_THAT(complaintOf(text, at), EndsWith("; write " + write)) << text;
  };
  expectRemedy("2x", "2*x");
  expectRemedy("2(x+1)", "2*(...)");
  expectRemedy("(x+1)(x-1)", "(...)*(...)");
  expectRemedy("(x+1) y", "(...)*y");
  expectRemedy("x y", "x*y");
  expectRemedy("x(y+1)", "x*(...) for a product");
  expectRemedy("x²", "x^2");
  expectRemedy("x⁻¹", "x^-1");
  expectRemedy("3²", "3^2");
  expectRemedy("(x+y)³", "(...)^3");
  expectRemedy("ln(x)", "log(...)");
  expectRemedy("Exp(x)", "exp(...)");
  expectRemedy("maximum(x, y)", "max(...)");
  expectRemedy("ln x", "log(x)");
  expectRemedy("sin x", "sin(x)");
  expectRemedy("np.exp(x)", "exp(...)");
  expectRemedy("torch.maximum(x, y)", "max(...)");
  expectRemedy("|x|", "abs(...)");
  expectRemedy("1 + |x − y|", "abs(...)");
  expectRemedy("√x", "sqrt(...)");
  expectRemedy("0,5*x", "0.5");
  expectRemedy("log10(x)", "log(...)/log(10)");
  expectRemedy("np.log2(x)", "log(...)/log(2)");
  expectRemedy("tan(x)", "sin(...)/cos(...)");
  expectRemedy("pow(x, 2)", "(...)^(...)");
  expectRemedy("+x", "x");
  expectRemedy("（x+1)", "(");
  expectRemedy("\uff12*x", "2");
  expectRemedy("e^x", "exp(...) for a power of e");
  expectRemedy("2*π", "3.141592653589793");
}

/// A wrong suggestion is worse than none.
TEST(Notation, SuggestsNothingForUnknownNotation) {
  const Bindings at{{"x", scalar(3)}, {"y", scalar(2)}};
  for (const char* text : {"arctan(x)", "constructor(x)", "1.5.2*x", "1 2", "1 000*x", "0x10*x", "1_000*x", "1e*x",
                           "x if y else 0", "lambda x", "x//2", "x%2", "x!"}) {
    const std::string complaint = complaintOf(text, at);
    EXPECT_NE(complaint, "") << text;
    EXPECT_EQ(complaint.find("; write "), std::string::npos) << complaint;
  }
}

}  // namespace
}  // namespace gradlab
