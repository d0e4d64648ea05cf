#include <gmock/gmock.h>

#include "tests/core/expression/evaluate.h"

namespace gradlab {
namespace {

using ::testing::StartsWith;

TEST(Precedence, IsThatOfArithmetic) {
  EXPECT_EQ(numberOf("1+2*3"), 7);
  EXPECT_EQ(numberOf("(1+2)*3"), 9);
  EXPECT_EQ(numberOf("10-4-3"), 3);
  EXPECT_EQ(numberOf("24/4/2"), 3);
  EXPECT_EQ(numberOf("2*3-4/2+1"), 5);
  EXPECT_EQ(numberOf("1 + 2 @ 3"), 7);
}

TEST(Precedence, PowersAreRightAssociativeAndBindTighterThanAMinus) {
  EXPECT_EQ(numberOf("2^3^2"), 512);
  EXPECT_EQ(numberOf("-2^2"), -4);
  EXPECT_EQ(numberOf("(-2)^2"), 4);
  EXPECT_EQ(numberOf("2^-1"), 0.5);
  EXPECT_EQ(numberOf("2^-2^2"), 1.0 / 16);
  EXPECT_EQ(numberOf("3*2^2"), 12);
  EXPECT_EQ(numberOf("2*-3"), -6);
  EXPECT_EQ(numberOf("1--1"), 2);
  EXPECT_EQ(numberOf("--1"), 1);
}

TEST(Numbers, AreReadInEverySpelling) {
  EXPECT_EQ(numberOf("1.5"), 1.5);
  EXPECT_EQ(numberOf(".5"), 0.5);
  EXPECT_EQ(numberOf("2."), 2);
  EXPECT_EQ(numberOf("1e3"), 1000);
  EXPECT_EQ(numberOf("1E-2"), 0.01);
  EXPECT_EQ(numberOf("0.1"), 0.1);
}

TEST(Names, AreOneInputEvenWhenUsedSeveralTimes) {
  const Expression expression = evaluated("a*a + a", {{"a", scalar(3)}});
  ASSERT_EQ(expression.tape.size(), 3);
  EXPECT_EQ(expression.tape.op(0), "input");
  EXPECT_EQ(expression.tape.op(1), "mul");
  EXPECT_EQ(expression.tape.op(2), "add");
  EXPECT_EQ(expression.tape.value(2)(0), 12);
}

TEST(Names, CanBeDefinedOnceAndUsedSeveralTimes) {
  const Expression expression = evaluated("b = a + a; c = b + b", {{"a", scalar(1)}});
  ASSERT_EQ(expression.tape.size(), 3);
  EXPECT_EQ(expression.tape.name(1), "b");
  EXPECT_EQ(expression.tape.name(2), "c");
  EXPECT_EQ(expression.tape.value(2)(0), 4);
}

TEST(Spans, CoverTheTextOfEachNode) {
  const Expression expression = evaluated("(a + 1) * exp(a)", {{"a", scalar(1)}});
  const auto spanOf = [&](std::size_t node) {
    const Span span = expression.syntax.nodes[node].span;
    return std::string("(a + 1) * exp(a)")
        .substr(static_cast<std::size_t>(span.from), static_cast<std::size_t>(span.to - span.from));
  };
  EXPECT_EQ(spanOf(0), "a");
  EXPECT_EQ(spanOf(1), "1");
  EXPECT_EQ(spanOf(2), "a + 1");
  EXPECT_EQ(spanOf(3), "exp(a)");
  EXPECT_EQ(spanOf(4), "(a + 1) * exp(a)");
}

TEST(Errors, NameTheColumnTheFoundAndTheExpectedToken) {
  const std::string operand = "expected a number, a name, a function, \"-\" or \"(\"";
  EXPECT_EQ(complaintOf(""), "text: column 1: found the end, expected an expression");
  EXPECT_EQ(complaintOf(" \n "), "text: column 4: found the end, expected an expression");
  EXPECT_EQ(complaintOf("1+"), "text: column 3: found the end, " + operand);
  EXPECT_EQ(complaintOf("1+*2"), "text: column 3: found \"*\", " + operand);
  EXPECT_EQ(complaintOf("1 2"), "text: column 3: found \"2\", expected an operator, \";\" or the end");
  EXPECT_EQ(complaintOf("(1+2"), "text: column 5: found the end, expected an operator or \")\"");
  EXPECT_EQ(complaintOf("1)"), "text: column 2: found \")\", expected an operator, \";\" or the end");
  EXPECT_EQ(complaintOf("1;"), "text: column 1: what stands before \";\" needs a name, as in name = ...");
  EXPECT_EQ(complaintOf("b=1;"), "text: column 5: found the end, " + operand);
  EXPECT_EQ(complaintOf("exp"), "text: column 4: found the end, expected \"(\"");
  EXPECT_EQ(complaintOf("exp(1"), "text: column 6: found the end, expected an operator or \")\"");
  EXPECT_EQ(complaintOf("max(1"), "text: column 6: found the end, expected an operator or \",\"");
  EXPECT_EQ(complaintOf("1 == 2"), "text: column 3: found \"=\", expected an operator, \";\" or the end");
}

TEST(Errors, CountCharactersNotBytes) {
  EXPECT_EQ(complaintOf("1 + \u20ac"),
            "text: column 5: found \"\u20ac\", expected a number, a name, a function, \"-\" or \"(\"");
  EXPECT_EQ(complaintOf("1 \u20ac"), "text: column 3: found \"\u20ac\", expected an operator, \";\" or the end");
  EXPECT_EQ(complaintOf("\u03b8 \u2212 \u20ac", {{"theta", scalar(1)}}),
            "text: column 5: found \"\u20ac\", expected a number, a name, a function, \"-\" or \"(\"");
  std::string sigmas;
  for (int i = 0; i < 2000; ++i) sigmas += "\u03c3";
  EXPECT_THAT(complaintOf(sigmas), StartsWith("text: column 1: sigmasigma"));
  EXPECT_EQ(complaintOf(sigmas + "\u03c3"), "text: column 1: is longer than 2000 characters");
}

TEST(Errors, NameUnknownAndRedefinedNames) {
  EXPECT_EQ(complaintOf("1 + y", {{"x", scalar(1)}}), "text: column 5: y is not known; names with a value: x");
  EXPECT_EQ(complaintOf("y"), "text: column 1: y is not known; no name has a value");
  EXPECT_EQ(complaintOf("a=1; a=2; a"), "text: column 6: a is defined twice");
  EXPECT_EQ(complaintOf("a=1; x=2; a", {{"x", scalar(1)}}),
            "text: column 6: x is defined here and given a value too; choose one");
  EXPECT_EQ(complaintOf("exp = 1; exp"), "text: column 1: exp is a function and cannot be defined");
  EXPECT_THAT(complaintOf("1 + foo(1)"), StartsWith("text: column 5: foo is no function; there are exp, log, sqrt"));
  EXPECT_EQ(complaintOf("c = b; b = 1; c"), "text: column 5: b is not known; no name has a value");
}

TEST(Errors, NameAWrongNumberOfArguments) {
  EXPECT_EQ(complaintOf("1 + exp(1, 2)"), "text: column 5: exp takes one argument, found 2");
  EXPECT_EQ(complaintOf("max(1)"), "text: column 1: max takes two arguments, found 1");
  EXPECT_EQ(complaintOf("max(1, 2, 3)"), "text: column 1: max takes two arguments, found 3");
}

TEST(Errors, NameNumbersThatAreTooLarge) {
  EXPECT_EQ(complaintOf("1 + 1e999"), "text: column 5: 1e999 is beyond double precision");
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Limits, HoldForTheLength) {
  EXPECT_EQ(complaintOf("1" + std::string(1999, ' ')), "");
  EXPECT_EQ(complaintOf("1" + std::string(2000, ' ')), "text: column 1: is longer than 2000 characters");
}

TEST(Limits, HoldForTheNumberOfNodes) {
  EXPECT_EQ(complaintOf("1" + repeated("+1", 99)), "");  // 100 constants, 99 sums
  EXPECT_EQ(complaintOf("-1" + repeated("+1", 99)), "");
  EXPECT_THAT(complaintOf("--1" + repeated("+1", 99)),
              StartsWith("text: column 200: is the operation or leaf that is one too many"));
}

TEST(Limits, HoldForTheNestingDepth) {
  const auto nested = [](const std::string& open, const std::string& close, int times) {
    return repeated(open, times) + "1" + repeated(close, times);
  };
  EXPECT_EQ(complaintOf(nested("(", ")", 100)), "");
  EXPECT_EQ(complaintOf(nested("(", ")", 101)), "text: column 102: is nested more than 100 deep");
  EXPECT_EQ(complaintOf(nested("-", "", 100)), "");
  EXPECT_EQ(complaintOf(nested("-", "", 101)), "text: column 102: is nested more than 100 deep");
  EXPECT_EQ(complaintOf(nested("exp(", ")", 101)), "text: column 405: is nested more than 100 deep");
  EXPECT_EQ(complaintOf(nested("1^", "", 101)), "text: column 203: is nested more than 100 deep");
}

}  // namespace
}  // namespace gradlab
