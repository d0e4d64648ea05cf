#include <gmock/gmock.h>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

using ::testing::IsEmpty;

TEST(OwnTable, TheTargetIsAColumnByNameOrNumber) {
  for (const TableOptions& options : {TableOptions{.targetName = "kind"}, TableOptions{.targetNumber = 2}}) {
    const Dataset data = read("a,kind,b\n1,x,2\n3,y,4\n", options).dataset;
    EXPECT_EQ(data.features, (Words{"a", "b"}));
    EXPECT_EQ(data.classes, (Words{"x", "y"}));
  }
  EXPECT_EQ(read("1,2\n3,4.5\n", {.targetName = "column 1"}).dataset.y, (Numbers{1, 3}));
  const auto problem = [](const TableOptions& options) {
    return readOwnTable("a,kind,kind\n1,x,2\n3,y,4\n", options).problems.at(0);
  };
  EXPECT_EQ(problem({.targetName = "b"}).path, "target");
  EXPECT_EQ(problem({.targetName = "b"}).message, "there is no column \"b\"; there are \"a\", \"kind\", \"kind (2)\"");
  EXPECT_EQ(problem({.targetNumber = 4}).message, "there is no column 4; there are 3");
  EXPECT_EQ(problem({.targetName = "kind"}).code, "ambiguous-column");
}

TEST(OwnTable, TaskClassesReadsNumbersAsClassesAndTaskValuesRefusesWords) {
  const Dataset data = read("x,y\n1,10\n2,20\n3,10.0\n", {.task = Task::classes}).dataset;
  EXPECT_EQ(data.classes, (Words{"10", "20"})) << "10 and 10.0 are one number, so one class";
  EXPECT_EQ(data.y, (Numbers{0, 1, 0}));
  EXPECT_EQ(readOwnTable("x,y\n1,a\n2,b\n", {.task = Task::values}).problems.at(0).path, "task");
  EXPECT_THAT(read("x,y\n1,1\n2,0\n3,1\n", {.task = Task::values}).remarks, IsEmpty()) << "asked for";
}

TEST(OwnTable, WholeNumbersThatCouldBeClassesAreValuesWithARemark) {
  const auto cycle = [](Index different) {
    return lines(100, "x,y", [=](Index i) { return std::to_string(i % 7) + ',' + std::to_string(i % different); });
  };
  EXPECT_EQ(remarksOn(cycle(20)), Words{"could-be-classes"});
  EXPECT_THAT(remarksOn(cycle(21)), IsEmpty());
  EXPECT_THAT(remarksOn("x,y\n1,1\n2,0.5\n"), IsEmpty());
}

TEST(OwnTable, ClassesThatDifferOnlyInCapitalsOrBlanksGetARemark) {
  const OwnTable table = read(
      "x,city\n1,New York\n2,new  york\n3,Z\xC3\xBCrich\n4,Z\xC3\x9C"
      "RICH\n5,Bern\n");
  EXPECT_EQ(table.dataset.classes.size(), 5U);
  EXPECT_EQ(
      messagesOf(table.remarks),
      (Words{"\"city\" has different classes that look alike but for capitals and blanks: \"New York\", \"new  york\"",
             "\"city\" has different classes that look alike but for capitals and blanks: \"Z\xC3\xBCrich\", "
             "\"Z\xC3\x9C"
             "RICH\""}));
  EXPECT_EQ(remarksOn("colour,y\nRed,1.5\nred,2\n"), Words{"alike"}) << "words of a feature, too";
  for (const std::string unseen : {"\u00ad", "\u200d", "\u200f", "\u202a"})
    EXPECT_EQ(remarksOn("x,k\n1,Bern\n2,Be" + unseen + "rn\n3,Basel\n"), Words{"alike"}) << unseen;
}

/// Macs write the accent of a letter as a separate character, other systems write both as one.
TEST(OwnTable, ClassesThatDifferOnlyInComposedAccentsGetARemark) {
  const std::vector<std::pair<std::string, std::string>> same{
      {"M\u00fcller", "Mu\u0308ller"},
      {"\u00c5rhus", "A\u030arhus"},
      {"Orl\u00e9ans", "Orle\u0301ans"},
      {"\u0141\u00f3d\u017a", "\u0141o\u0301dz\u0301"},
      {"Ploie\u0219ti", "Ploies\u0326ti"},
      {"\u00c7orum", "C\u0327orum"},
      {"\u010ce\u0161ky", "C\u030ces\u030cky"},
      {"\u0419\u043e\u0448\u043a\u0430\u0440", "\u0418\u0306\u043e\u0448\u043a\u0430\u0440"},
  };
  for (const auto& [composed, apart] : same)
    EXPECT_EQ(remarksOn("x,k\n1," + composed + "\n2," + apart + "\n3,Basel\n"), Words{"alike"}) << composed;
  for (const std::string other : {"Muller", "Mu\u0301ller", "M\u00faller", "Mueller"})
    EXPECT_THAT(remarksOn("x,k\n1,M\u00fcller\n2," + other + "\n3,Basel\n"), IsEmpty()) << other;
}

TEST(OwnTable, OneClassIsRefusedAndAConstantValueGetsARemark) {
  EXPECT_EQ(refused("x,y\n1,a\n2,a\n3,a\n"),
            Words{"the target \"y\" has only one class, \"a\", so there is nothing to tell apart"});
  EXPECT_EQ(refused("x,y\n1,7\n2,7\n", {.task = Task::classes}).size(), 1U);
  EXPECT_EQ(refused("x,y\n1,a\n,b\n3,a\n").size(), 1U) << "the other class goes with its row";
  EXPECT_EQ(remarksOn("x,y\n1,7\n2,7\n"), Words{"constant-target"});
}

TEST(OwnTable, MoreThan100ClassesOrMostlyClassesWithOneRowAreRefused) {
  const auto classes = [](Index rows, Index different) {
    return lines(rows, "x,y", [=](Index i) { return "1,c" + std::to_string(i % different); });
  };
  EXPECT_EQ(read(classes(200, 100)).dataset.classes.size(), 100U);
  EXPECT_EQ(refused(classes(202, 101)),
            Words{"the target \"y\" has more than 100 classes; is another column the target?"});
  // 11 of 21 rows are the only ones of their class, then 10 of 21.
  const auto lonely = [](Index alone, Index rows) {
    return lines(rows, "x,y",
                 [=](Index i) { return "1," + (i < alone ? "c" + std::to_string(i) : std::string("same")); });
  };
  EXPECT_EQ(codesOf(readOwnTable(lonely(11, 21), {}).problems), Words{"lonely-classes"});
  EXPECT_EQ(read(lonely(10, 21)).dataset.classes.size(), 11U);
  EXPECT_EQ(read(lonely(20, 20)).dataset.classes.size(), 20U) << "a small table";
}

}  // namespace
}  // namespace gradlab::testing
