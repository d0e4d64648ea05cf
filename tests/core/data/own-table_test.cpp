#include "core/data/own-table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <ctime>

namespace gradlab {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using Words = std::vector<std::string>;
using Numbers = std::vector<double>;

OwnTable read(const std::string& text, const TableOptions& options = {}) {
  OwnTable table = readOwnTable(text, options);
  for (const Problem& problem : table.problems) ADD_FAILURE() << text.substr(0, 100) << ": " << problem.message;
  return table;
}

Words messagesOf(const Problems& problems) {
  Words messages;
  for (const Problem& problem : problems) messages.push_back(problem.message);
  return messages;
}

Words codesOf(const Problems& problems) {
  Words codes;
  for (const Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

/// The messages of all problems.
Words refused(const std::string& text, const TableOptions& options = {}) {
  return messagesOf(readOwnTable(text, options).problems);
}

Words remarksOn(const std::string& text, const TableOptions& options = {}) {
  return codesOf(read(text, options).remarks);
}

/// One feature, row by row.
Numbers column(const OwnTable& table, Index feature = 0) {
  const Eigen::VectorXd row = table.dataset.x.row(feature);
  return {row.begin(), row.end()};
}

/// `line(0)`, `line(1)`, .. below a header.
std::string lines(Index count, const std::string& header, const std::function<std::string(Index)>& line) {
  std::string text = header + '\n';
  for (Index i = 0; i < count; ++i) text += line(i) + '\n';
  return text;
}

TEST(OwnTable, WordsInTheLastColumnMakeClassesInOrderOfFirstAppearance) {
  const Dataset data = read("width,length,kind\n1,2,pear\n3,4.5,apple\n-5e1,.5,pear\n").dataset;
  EXPECT_EQ(data.features, (Words{"width", "length"}));
  EXPECT_EQ(data.classes, (Words{"pear", "apple"}));
  EXPECT_EQ(data.y, (Numbers{0, 1, 0}));
  Matrix<double> x(2, 3);
  x << 1, 3, -50, 2, 4.5, 0.5;
  EXPECT_EQ(data.x, x);
}

TEST(OwnTable, NumbersInTheLastColumnMakeARegression) {
  const OwnTable table = read("x,y\n1,2.5\n2,-3\n");
  EXPECT_TRUE(table.dataset.isRegression());
  EXPECT_EQ(table.dataset.y, (Numbers{2.5, -3}));
  EXPECT_THAT(table.remarks, IsEmpty());
}

TEST(OwnTable, LineEndsBlankLinesAndAByteOrderMarkChangeNothing) {
  for (const std::string& text :
       {std::string("a,b\r\n1,x\r\n2,y\r\n"), std::string("a,b\r1,x\r2,y\r"), std::string("a,b\n1,x\n2,y"),
        std::string("\n\na,b\n\n1,x\n  \n2,y\n\n\n"),
        std::string("\xEF\xBB\xBF"
                    "a,b\n1,x\n2,y\n"),
        std::string(" a , b \n 1\t,x \n2 ,  y\n"), std::string("a,b\n1,x\n\xC2\xA0\n2,y\n")}) {
    const OwnTable table = read(text);
    EXPECT_EQ(table.dataset.features, Words{"a"}) << text;
    EXPECT_EQ(table.dataset.classes, (Words{"x", "y"})) << text;
    EXPECT_EQ(column(table), (Numbers{1, 2})) << text;
  }
}

TEST(OwnTable, TheSeparatorIsTheOneThatGivesMostLinesAsManyCellsAsTheFirst) {
  for (const std::string& text :
       {std::string("a,b,kind\n1,2,x\n3,4,y\n"), std::string("a;b;kind\n1;2;x\n3;4;y\n"),
        std::string("a\tb\tkind\n1\t2\tx\n3\t4\ty\n"), std::string("sep=;\r\na;b;kind\r\n1;2;x\r\n3;4;y\r\n"),
        std::string("SEP=;\na;b;kind\n1;2;x\n3;4;y\n"), std::string("\"sep=;\"\na;b;kind\n1;2;x\n3;4;y\n"),
        std::string("sep=\t\na\tb\tkind\n1\t2\tx\n3\t4\ty\n")}) {
    const OwnTable table = read(text);
    EXPECT_EQ(table.dataset.features, (Words{"a", "b"})) << text;
    EXPECT_EQ(column(table, 1), (Numbers{2, 4})) << text;
  }
  // A tie: the semicolon is before the comma, the tab before both.
  EXPECT_EQ(read("a, b;kind\n1,5;x\n2,5;y\n").dataset.features, Words{"a, b"});
  EXPECT_EQ(read("a;b\tkind\n1;5\tx\n2;5\ty\n", {.header = Header::no}).dataset.features,
            (Words{"column 1=a;b", "column 1=1;5", "column 1=2;5"}));
  // A quoted cell counts as one.
  EXPECT_EQ(read("\"a;b;c\",kind\n1,x\n\"2\",y\n").dataset.features, Words{"a;b;c"});
}

/// As printed, by a phone, by a spreadsheet in Tokyo or Cairo.
TEST(OwnTable, NumbersAreReadAsTheyAreTypedInAFieldOfThePage) {
  const std::vector<std::pair<std::string, double>> same{
      {"-1.5", -1.5},
      {"\u22121.5", -1.5},
      {"\u20131.5", -1.5},
      {"\u20111.5", -1.5},
      {"1.5e\u22123", 1.5e-3},
      {"2.5 \u00d7 10\u207b\u2074", 2.5e-4},
      {"2.5\u00b710\u00b3", 2500},
      {"3*10^4", 3e4},
      {"3 x 10^-2", 0.03},
      {"\uff11\uff12\uff0e\uff15", 12.5},
      {"\u0661\u0662\u066b\u0665", 12.5},
      {"\u06f4\u06f2", 42},
      {"\u0967\u0968.\u096b", 12.5},
      {"\u0ce6,\u0cec", 0.6},
      {"\u0e51\u0e55", 15},
  };
  for (const auto& [cell, number] : same)
    EXPECT_EQ(column(read("x;y\n1;A\n" + cell + ";B\n")), (Numbers{1, number})) << cell;
  for (const char* word : {"3*4", "10^3", "3 x 10", "x", "2 \u00d7 10", "5e", "1.5e\u2212"})
    EXPECT_EQ(refused("x;y\n1;A\n2;A\n" + std::string(word) + ";B\n").size(), 1U) << word;
}

TEST(OwnTable, CommasAreDecimalWhereTheyDoNotSeparateCells) {
  const OwnTable table = read("Laenge, cm;Gewicht;Art\n1,5;2;A\n2,5;3;B\n3,5;2;A\n4,5;3;B\n");
  EXPECT_EQ(table.dataset.features, (Words{"Laenge, cm", "Gewicht"}));
  EXPECT_EQ(column(table), (Numbers{1.5, 2.5, 3.5, 4.5}));
  EXPECT_EQ(table.dataset.classes, (Words{"A", "B"}));
  EXPECT_THAT(table.remarks, IsEmpty());
  EXPECT_EQ(column(read("x\ty\n-1,5e1\tA\n+,25\tB\n")), (Numbers{-15, 0.25}));
  // The minus sign of typesetters.
  EXPECT_EQ(column(read("x;y\n\xE2\x88\x92"
                        "1,5;A\n2e\xE2\x88\x92"
                        "1;B\n")),
            (Numbers{-1.5, 0.2}));
}

TEST(OwnTable, ThreeDigitsBehindEachCommaAreReadAsDecimalsWithARemark) {
  const OwnTable table = read("x;y\n1,234;A\n12,500;B\n7;A\n");
  EXPECT_EQ(column(table), (Numbers{1.234, 12.5, 7}));
  EXPECT_EQ(codesOf(table.remarks), Words{"comma-or-thousands"});
  EXPECT_THAT(remarksOn("x;y\n1,234;A\n12,5;B\n"), IsEmpty()) << "one with another number of digits tells";
  EXPECT_EQ(remarksOn("x;z;y\n1,5;1.234;A\n2,5;2.000;B\n"), Words{"point-or-thousands"});
  for (const std::string separator : {";", "\t"})
    EXPECT_EQ(remarksOn("x" + separator + "y\n1.234" + separator + "A\n999" + separator + "B\n"),
              Words{"point-or-thousands"});
  EXPECT_THAT(remarksOn("x;y\n1.234;A\n12.5;B\n"), IsEmpty()) << "one with another number of digits tells";
  EXPECT_THAT(remarksOn("x,y\n1.234,A\n999,B\n"), IsEmpty()) << "commas separate: the point is decimal";
}

TEST(OwnTable, WholeNumbersThatLoseDigitsAreRemarkedOn) {
  const OwnTable table = read("account,y\n4111111111111111,A\n4111111111111112,B\n");
  EXPECT_EQ(codesOf(table.remarks), Words{"too-long"});
  EXPECT_NE(table.remarks[0].message.find("4111111111111111"), std::string::npos);
  EXPECT_NE(table.remarks[0].message.find("only the first 15 digits are sure to be kept"), std::string::npos);
  EXPECT_THAT(remarksOn("x,y\n123456789012345,A\n0.12345678901234567,B\n"), IsEmpty());
  EXPECT_EQ(remarksOn("x,y\n0000000000000123,A\n0000000000000000,B\n"), Words{"leading-zeros"});
}

TEST(OwnTable, ThousandsSeparatorsAreRefusedWhereTheyStand) {
  const Words same = {"1.234,5",
                      "1,234.5",
                      "1.234.567",
                      "1,234,567",
                      "1 234",
                      "1\xC2\xA0"
                      "234",
                      "1\xE2\x80\x89"
                      "234",
                      "1\xE2\x80\xAF"
                      "234,5",
                      "1'234",
                      "1\xE2\x80\x99"
                      "234.5",
                      "-1 234 567"};
  for (const std::string& cell : same)
    for (const std::string separator : {";", "\t"})
      EXPECT_EQ(refused("x" + separator + "y\n2" + separator + "A\n" + cell + separator + "B\n3" + separator + "A\n"),
                Words{"line 3, column 1: \"" + cell + "\" has thousands separators; write numbers without them"})
          << cell;
  // A whole column of them is numbers all the same.
  EXPECT_EQ(refused("x;y\n1.234,5;A\n2.345,6;B\n").size(), 2U);
  EXPECT_EQ(refused("y;x\nA;1,5\nB;1.234\n", {.targetNumber = 1}),
            Words{"line 3, column 2: \"1.234\" has thousands separators; write numbers without them"})
      << "in a column with decimal commas a point can only be one";
  EXPECT_EQ(refused("x,y\n\"1,5\",A\n\"2,5\",B\n")[0],
            "line 2, column 1: \"1,5\" has a comma where commas separate the cells; write it with a point");
  EXPECT_EQ(refused("x,y\n12%,A\n\xE2\x82\xAC 5,B\n")[1],
            "line 3, column 1: \"\xE2\x82\xAC 5\" has a sign beside the number; write the number alone");
}

TEST(OwnTable, QuotedCellsHoldSeparatorsQuotesAndLineEnds) {
  const Dataset data =
      read("\"a, b\",\"say \"\"hi\"\"\",kind\r\n\"1\", \"2\" ,\"two\r\nlines\"\r\n3,4,\"\"\"\"\r\n").dataset;
  EXPECT_EQ(data.features, (Words{"a, b", "say \"hi\""}));
  EXPECT_EQ(data.classes, (Words{"two\r\nlines", "\""}));
  EXPECT_EQ(data.x(1, 0), 2);
}

TEST(OwnTable, CellsAreTrimmedQuotedOnesAndNoBreakSpacesToo) {
  const Dataset data = read(
                           "x,kind\n1,\" pear \"\n2,pear\n\xC2\xA0"
                           "3\xE2\x80\xAF,\xE2\x80\x89"
                           "apple\xC2\xA0\n")
                           .dataset;
  EXPECT_EQ(data.classes, (Words{"pear", "apple"}));
  EXPECT_EQ(data.x(0, 2), 3);
}

TEST(OwnTable, ClassesThatDifferInCapitalsOrBlanksAreNamed) {
  const OwnTable table = read(
      "x,city\n1,New York\n2,new  york\n3,Z\xC3\xBCrich\n4,Z\xC3\x9C"
      "RICH\n5,Bern\n");
  EXPECT_EQ(table.dataset.classes.size(), 5U);
  EXPECT_EQ(messagesOf(table.remarks),
            (Words{"\"city\" has different classes that differ only in capitals or blanks: \"New York\", \"new  york\"",
                   "\"city\" has different classes that differ only in capitals or blanks: \"Z\xC3\xBCrich\", "
                   "\"Z\xC3\x9C"
                   "RICH\""}));
  EXPECT_EQ(remarksOn("colour,y\nRed,1.5\nred,2\n"), Words{"alike"}) << "words of a feature, too";
  for (const std::string unseen : {"\u00ad", "\u200d", "\u200f", "\u202a"})
    EXPECT_EQ(remarksOn("x,k\n1,Bern\n2,Be" + unseen + "rn\n3,Basel\n"), Words{"alike"}) << unseen;
}

TEST(OwnTable, AFirstLineOfNumbersIsData) {
  const OwnTable table = read("5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n");
  EXPECT_EQ(table.dataset.features, (Words{"column 1", "column 2"}));
  EXPECT_EQ(table.dataset.rows(), 3);
  EXPECT_EQ(codesOf(table.remarks), Words{"no-header"});
  EXPECT_EQ(read("1;2,5\n3;4\n").dataset.rows(), 2) << "a regression";
  EXPECT_EQ(read("1,?,x\n2,3,y\n4,5,x\n").dataset.rows(), 2) << "missing cells say nothing";
  EXPECT_EQ(read("x,1,2\ny,3,4\n", {.targetNumber = 1}).dataset.rows(), 2) << "the target may be a word";
  EXPECT_EQ(read("5.1,setosa,\n4.9,versicolor,\n").dataset.rows(), 2) << "the column behind the last is none";
}

TEST(OwnTable, HeaderYesAndNoAreTakenAsSaid) {
  const OwnTable names = read("1,2\n3,4.5\n", {.header = Header::yes});
  EXPECT_EQ(names.dataset.features, Words{"1"});
  EXPECT_EQ(names.dataset.rows(), 1);
  const OwnTable none = read("a,b\nc,d\na,d\n", {.header = Header::no});
  EXPECT_EQ(none.dataset.rows(), 3);
  EXPECT_EQ(none.dataset.features, (Words{"column 1=a", "column 1=c"}));
  EXPECT_THAT(none.remarks, IsEmpty());
  // Naming the target says that the first line has names.
  EXPECT_EQ(read("2019,2020,kind\n1,2,x\n3,4,y\n", {.targetName = "kind"}).dataset.features, (Words{"2019", "2020"}));
}

TEST(OwnTable, NamesThatAreMissingOrTakenAreReplaced) {
  const OwnTable table = read("age,,age,age (2),\n1,2,3,4,x\n5,6,7,8,y\n");
  EXPECT_EQ(table.dataset.features, (Words{"age", "column 2", "age (2)", "age (2) (2)"}));
  EXPECT_EQ(codesOf(table.remarks), (Words{"renamed", "renamed"}));
}

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

TEST(OwnTable, TheTaskMakesNumbersClassesAndKeepsWordsFromBeingValues) {
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

TEST(OwnTable, EveryWordForAMissingCellIsOne) {
  for (const char* word :
       {"", "NA", "na", "N/A", "#N/A", "nan", "NaN", "null", "NULL", "?", "-", ".", "\"\"", "\" \"", "\"NA\""}) {
    const OwnTable table = read("x,z,y\n1,5," + std::string(word) + "\n2,6,3.5\n3," + word + ",4.1\n4,8,4.5\n");
    EXPECT_EQ(table.dataset.y, (Numbers{3.5, 4.5})) << word;
    EXPECT_EQ(messagesOf(table.remarks), Words{"rows left out for a missing cell: 2 of 4"}) << word;
  }
  for (const char* word : {"none", "n a", "--", "nil"})
    EXPECT_EQ(refused("x,y\n1,5\n2,6\n" + std::string(word) + ",7\n").size(), 1U) << word;
}

TEST(OwnTable, AskedForMeansMissingFeaturesAreMarkedAndMissingTargetsLeftOut) {
  const OwnTable table = read("x,colour,y\n1,red,10.5\nNA,blue,11\n3,,12\n4,red,?\n", {.missing = Missing::mean});
  ASSERT_EQ(table.dataset.rows(), 3);
  EXPECT_EQ(table.dataset.features, (Words{"x", "colour=red", "colour=blue"}));
  EXPECT_TRUE(std::isnan(table.dataset.x(0, 1)));
  EXPECT_TRUE(std::isnan(table.dataset.x(1, 2)) && std::isnan(table.dataset.x(2, 2)));
  EXPECT_EQ(messagesOf(table.remarks), (Words{"missing cells that get the mean of the training rows: 2",
                                              "rows left out for a missing target: 1 of 4"}));
}

TEST(OwnTable, AskedToRefuseMissingCellsItNamesEach) {
  EXPECT_EQ(refused("a,b,c\n1,2,x\n1,,y\n?,2,\n", {.missing = Missing::refuse}),
            (Words{"line 3, column 2: the cell is missing", "line 4, column 1: the cell is missing",
                   "line 4, column 3: the cell is missing"}));
  EXPECT_EQ(refused("x,y\n,1\n2,\n"),
            Words{"no row is left: each has a missing cell; ask for missing cells to become the mean"});
}

TEST(OwnTable, RowsOfAnotherLengthAreRefused) {
  EXPECT_EQ(refused("a,b,c\n1,2\n3,4,x\n"),
            Words{"line 2, column 3: the cell is missing: the row ends after 2 of 3 cells"});
  EXPECT_EQ(refused("a,b\n1,x,3,4\n2,y\n"), Words{"line 2, column 3: there is a cell more than the first line has, 2"});
  EXPECT_EQ(refused("a,b\n\n\"1\",\"x\ny\r\nz\"\n2\n"),
            Words{"line 6, column 2: the cell is missing: the row ends after 1 of 2 cells"})
      << "blank and quoted lines count";
}

TEST(OwnTable, AColumnIsNumbersWhenMoreThanHalfOfItsCellsAre) {
  EXPECT_EQ(refused("x,y\n1,1.5\n2,b\n3,2\nq,4\n"),
            (Words{"line 3, column 2: \"b\" is not a number; leave a cell empty where there is none",
                   "line 5, column 1: \"q\" is not a number; leave a cell empty where there is none"}));
  const OwnTable half = read("x,y\n1,2.5\n2,3\na,4\nb,5\n");
  EXPECT_EQ(half.dataset.features, (Words{"x=1", "x=2", "x=a", "x=b"})) << "half is not more than half";
  EXPECT_EQ(codesOf(half.remarks), Words{"numbers-among-words"});
  for (const char* word : {"one", "inf", "0x10", "1e", "--1", "1e5e5", "1..2", "4WD"})
    EXPECT_EQ(refused("a,b\n1,x\n2,y\n\"" + std::string(word) + "\",x\n"),
              Words{"line 4, column 1: \"" + std::string(word) +
                    "\" is not a number; leave a cell empty where there is none"});
  EXPECT_EQ(refused("a,b\n1e999,x\n2,y\n"), Words{"line 2, column 1: \"1e999\" is too large; 1e30 is the limit"});
  EXPECT_EQ(refused("a,b\n1,2\n1,-2e30\n"), Words{"line 3, column 2: \"-2e30\" is too large; 1e30 is the limit"});
}

/// What a person took for numbers is not made into words in silence.
TEST(OwnTable, WordsThatLookLikeNumbersAreRemarkedOn) {
  for (const std::string cell :
       {"10 cm", "10kg",  "CHF 10", "10 EUR", "10 kr", "\u20b910", "(10)", "0x10",      "1_000",  "~10",
        "<10",   "10-20", "Fr. 10", "Rs. 10", "R$10",  "US$ 10",   "inf",  "-Infinity", "\u221e", "10 \u00b1 2"})
    for (const std::string& text :
         {"x;y\n" + cell + ";A\n" + cell + ";B\n", "x;y\n1,5;" + cell + "\n2;" + cell + "\n3;no\n"}) {
      const OwnTable table = read(text);
      ASSERT_EQ(codesOf(table.remarks), Words{cell == "10-20" ? "dates" : "numbers-as-words"}) << text;
      if (cell != "10-20") EXPECT_NE(table.remarks[0].message.find('"' + cell + '"'), std::string::npos) << text;
    }
  for (const std::string word : {"c1", "A4", "ABC123", "Fr. Meier", "a.b", "setosa", "x10", "M\u00fcller 3", "n 5"})
    EXPECT_THAT(remarksOn("x;y\n" + word + ";A\nother;B\n" + word + ";A\n"), IsEmpty()) << word;
  EXPECT_THAT(remarksOn("x,floor\n1,ground\n2,first\n3,2nd\n"), IsEmpty()) << "less than half";
  // More than 20 different ones are left out, and the reason is said.
  EXPECT_EQ(remarksOn(lines(30, "price,x,y",
                            [](Index i) { return std::to_string(i) + " EUR,0.5," + (i % 2 == 0 ? "A" : "B"); })),
            (Words{"many-words", "numbers-as-words"}));
}

TEST(OwnTable, DatesAreRemarkedOn) {
  for (const std::string date :
       {"2024-01-31", "31.12.2024", "1/31/2024", "12:30", "2024-01-31T12:30:00Z", "2024-01-31T12:30:00+02:00",
        "Jan 2, 2024", "2 Jan 2024", "31-Dec-24", "Mon 1. M\xC3\xA4rz 2024", "December 2024", "1:30 PM"})
    EXPECT_EQ(remarksOn("day;y\n" + date + ";A\nlater;B\n" + date + ";A\n"), Words{"dates"}) << date;
  for (const std::string word : {"may", "sun", "A-1", "Margaret 2", "t", "Type 2 b"})
    EXPECT_THAT(remarksOn("day;y\n" + word + ";A\nlater;B\n" + word + ";A\n"), IsEmpty()) << word;
  for (const std::string word : {"1, 2", "1+2", "1T2", "T1-2", "1, -2", "1 2Z", "8 am 9"})
    EXPECT_THAT(remarksOn("day;y\n" + word + ";A\nlater;B\n" + word + ";A\n"), Not(Contains("dates"))) << word;
}

TEST(OwnTable, NumbersBetweenAWordProcessorsQuotesAreRemarkedOn) {
  for (const std::string cell : {"\xE2\x80\x9C"
                                 "5\xE2\x80\x9D",
                                 "\xE2\x89\xA4 5"})
    EXPECT_EQ(remarksOn("x;y\n" + cell + ";A\nother;B\n" + cell + ";A\n"), Words{"numbers-as-words"}) << cell;
}

TEST(OwnTable, ZerosInFrontThatAreLostAreRemarkedOn) {
  for (const char* cell : {"01234", "-007", "01.02", "00"}) {
    const OwnTable table = read("x,y\n5,A\n" + std::string(cell) + ",B\n");
    EXPECT_EQ(codesOf(table.remarks), Words{"leading-zeros"}) << cell;
    EXPECT_NE(table.remarks[0].message.find(cell), std::string::npos);
  }
  EXPECT_EQ(remarksOn("x,zip\n1.5,01234\n2,8001\n").at(0), "leading-zeros") << "of the target";
  for (const char* cell : {"0", "0.5", "-0.25", "0e1"})
    EXPECT_THAT(remarksOn("x,y\n5,A\n" + std::string(cell) + ",B\n"), IsEmpty()) << cell;
}

TEST(OwnTable, LinesAboveTheNamesAndCommentsAreNamed) {
  const auto only = [](const std::string& text) { return refused(text).at(0); };
  for (const char* above : {"# made by me\n", "Table 1\n\n", "// made\n// by me\n"})
    EXPECT_NE(only(std::string(above) + "x,k\n1,a\n2,b\n").find("remove lines above the names of the columns"),
              std::string::npos)
        << above;
  EXPECT_EQ(only("Table 1;;\nx;y;k\n1;2;a\n2;3;b\n3;4;a\n"),
            "line 1, column 1: \"Table 1\" is not a number; leave a cell empty where there is none");
  EXPECT_NE(only("x,k\n1,a\n2,b\n# end\n").find("remove lines that are comments"), std::string::npos);
  EXPECT_EQ(remarksOn("# made by me, 2024\nx,k\nred,a\nblue,b\n"), Words{"comment-as-names"});
  EXPECT_THAT(remarksOn("#,x,k\n1,2,a\n3,1,b\n"), IsEmpty()) << "a column may be called #";
}

TEST(OwnTable, LongCellsAreQuotedInPartAndInWholeCharacters) {
  std::string word;
  for (int i = 0; i < 100; ++i) word += "\xC3\xA4";
  EXPECT_EQ(
      refused("a,b\n1,x\n2,y\n1" + word + ",x\n").at(0),
      "line 4, column 1: \"1" + word.substr(0, 38) + "...\" is not a number; leave a cell empty where there is none");
}

TEST(OwnTable, WordsOfAFeatureBecomeOneColumnEach) {
  const OwnTable table = read("colour,size,kind\nred,1,x\nblue,2,y\nred,3,x\n");
  EXPECT_EQ(table.dataset.features, (Words{"colour=red", "colour=blue", "size"}));
  Matrix<double> x(3, 3);
  x << 1, 0, 1, 0, 1, 0, 1, 2, 3;
  EXPECT_EQ(table.dataset.x, x);
  EXPECT_THAT(table.remarks, IsEmpty());
  EXPECT_EQ(remarksOn("day,y\n2024-01-31,1.5\n2024-02-01,2\n"), Words{"dates"});
}

TEST(OwnTable, FeaturesThatTellNothingAreLeftOutWithARemark) {
  const auto words = [](Index different) {
    return lines(40, "w,x,y",
                 [=](Index i) { return 'w' + std::to_string(i % different) + ",0.5," + (i % 3 == 0 ? "A" : "B"); });
  };
  EXPECT_EQ(read(words(20)).dataset.features.size(), 21U);
  EXPECT_EQ(read(words(21)).dataset.features, Words{"x"});
  EXPECT_EQ(remarksOn(words(21)), Words{"many-words"});
  // Present cells that are all different, in a table of more than 20 rows.
  const auto notes = [](Index rows) {
    return lines(rows, "x,note,y", [](Index i) {
      return "1," + (i < 3 ? "note " + std::to_string(i) : "") + (i % 2 == 0 ? ",A" : ",B");
    });
  };
  EXPECT_EQ(remarksOn(notes(21)), Words{"all-different"}) << "and no row is left out for what is missing there";
  EXPECT_EQ(read(notes(20)).dataset.features.size(), 4U);
  EXPECT_EQ(remarksOn("a,x,y\n,1,A\nNA,2,B\n"), Words{"empty-column"});
}

TEST(OwnTable, ColumnsThatNumberTheRowsAreLeftOut) {
  const auto numbered = [](const std::string& name, Index first, Index rows, Index step = 1) {
    return lines(rows, name + ",x,y",
                 [=](Index i) { return std::to_string(first + step * i) + ",0.5," + (i % 2 == 0 ? "A" : "B"); });
  };
  for (const char* name : {"id", "ID", "index", "Row", "nr", "no", "", "Unnamed: 0"})
    for (const Index first : {0, 1}) {
      EXPECT_EQ(read(numbered(name, first, 21)).dataset.features, Words{"x"}) << name << first;
      EXPECT_EQ(remarksOn(numbered(name, first, 21)), Words{"row-numbers"}) << name << first;
    }
  EXPECT_EQ(read(numbered("id", 1, 20)).dataset.features.size(), 2U) << "a small table";
  EXPECT_EQ(read(numbered("age", 1, 21)).dataset.features.size(), 2U) << "another name";
  EXPECT_EQ(read(numbered("id", 2, 21)).dataset.features.size(), 2U);
  EXPECT_EQ(read(numbered("id", 0, 21, 2)).dataset.features.size(), 2U);
  EXPECT_EQ(refused(lines(21, "id,y", [](Index i) { return std::to_string(i) + ",0.5"; })),
            Words{"there is no column to predict the target from; left out: \"id\""});
}

TEST(OwnTable, AColumnBehindTheLastSeparatorIsNone) {
  const OwnTable table = read("a;b;kind;\n1;2;x;\n3;4;y;\n");
  EXPECT_EQ(table.dataset.features, (Words{"a", "b"}));
  EXPECT_EQ(table.dataset.classes, (Words{"x", "y"}));
  EXPECT_EQ(refused("a,b\n1,\n2,\n"), Words{"the target \"b\" has no values"}) << "but one with a name is meant";
}

TEST(OwnTable, OneClassIsRefusedAndAConstantValueRemarkedOn) {
  EXPECT_EQ(refused("x,y\n1,a\n2,a\n3,a\n"),
            Words{"the target \"y\" has only one class, \"a\", so there is nothing to tell apart"});
  EXPECT_EQ(refused("x,y\n1,7\n2,7\n", {.task = Task::classes}).size(), 1U);
  EXPECT_EQ(refused("x,y\n1,a\n,b\n3,a\n").size(), 1U) << "the other class goes with its row";
  EXPECT_EQ(remarksOn("x,y\n1,7\n2,7\n"), Words{"constant-target"});
}

TEST(OwnTable, MoreThanAHundredClassesOrMostlyLonelyOnesAreRefused) {
  const auto classes = [](Index rows, Index different) {
    return lines(rows, "x,y", [=](Index i) { return "1,c" + std::to_string(i % different); });
  };
  EXPECT_EQ(read(classes(200, 100)).dataset.classes.size(), 100U);
  EXPECT_EQ(refused(classes(202, 101)),
            Words{"the target \"y\" has more than 100 classes; is another column the target?"});
  // 11 of 21 rows have a class of their own, then 10 of 21.
  const auto lonely = [](Index alone, Index rows) {
    return lines(rows, "x,y",
                 [=](Index i) { return "1," + (i < alone ? "c" + std::to_string(i) : std::string("same")); });
  };
  EXPECT_EQ(codesOf(readOwnTable(lonely(11, 21), {}).problems), Words{"lonely-classes"});
  EXPECT_EQ(read(lonely(10, 21)).dataset.classes.size(), 11U);
  EXPECT_EQ(read(lonely(20, 20)).dataset.classes.size(), 20U) << "a small table";
}

TEST(OwnTable, QuotesInTheWrongPlaceAreRefused) {
  EXPECT_EQ(refused("a,b\n1,\"x\n2,y\n"), Words{"line 2, column 2: the quote is never closed"});
  EXPECT_EQ(
      refused("a,b\n1,\"x\"y\n"),
      Words{"line 2, column 2: there is text after the closing quote; a quote inside a quoted cell is written twice"});
  EXPECT_EQ(refused("a,b\n1,x\"y\n"),
            Words{"line 2, column 2: there is a quote inside a cell that does not begin with one; put the cell between "
                  "quotes and write that one twice"});
}

TEST(OwnTable, ThereHasToBeATable) {
  EXPECT_EQ(refused(""), Words{"there is no text"});
  EXPECT_EQ(refused(" \r\n\n"), Words{"there is no text"});
  EXPECT_EQ(refused("\xEF\xBB\xBF\n"), Words{"there is no text"});
  EXPECT_EQ(refused("a,b\n"), Words{"there is no row below the names in the first line"});
  EXPECT_EQ(refused("a|b\n1|2\n"),
            Words{"there is only one column: the first line is \"a|b\"; cells are separated by commas, "
                  "semicolons or tabs, not by |"});
  EXPECT_EQ(refused("sep=;\na,b\n1,2\n").size(), 1U) << "the separator was said";
  EXPECT_EQ(codesOf(readOwnTable(std::string("a,b\n1,\0\n", 8), {}).problems), Words{"no-text"});
}

TEST(OwnTable, TheFirstTenProblemsAreListed) {
  EXPECT_EQ(refused("a,b\n1,x\n2,y\n3,x\nz,y\nv,x\n").size(), 2U);
  std::string text = "a,b\n";
  for (int i = 0; i < 100; ++i) text += "1,x\n";
  for (int i = 0; i < 90; ++i) text += "z,x\n";
  EXPECT_EQ(refused(text).size(), 10U);
}

std::string table(Index rows, Index columns) {
  std::string line;
  for (Index column = 0; column < columns; ++column) line += column == 0 ? "1.5" : ",1.5";
  return lines(rows, line, [&](Index) { return line; });
}

TEST(OwnTable, TakesTwentyThousandRowsOf256ColumnsAndNotOneMore) {
  const TableOptions named{.header = Header::yes};
  EXPECT_EQ(read(table(20000, 2), named).dataset.rows(), 20000);
  EXPECT_EQ(refused(table(20001, 2), named), Words{"line 20002, column 1: there are more than 20000 rows"});
  EXPECT_EQ(read(table(2, 256)).dataset.features.size(), 255U);
  EXPECT_EQ(refused(table(2, 257)), Words{"there are 257 columns, 256 are allowed"});
  EXPECT_EQ(refused(table(1, 100000)), Words{"there are more than 1024 columns, 256 are allowed"});
  // Words count as the columns that they become.
  const auto words = [](Index different) {
    return lines(different, "a,b,y", [](Index i) { return "v" + std::to_string(i % 20) + ",1,0.5"; });
  };
  EXPECT_EQ(read(words(40)).dataset.features.size(), 21U);
}

TEST(OwnTable, ShowsItsFirstRowsAsTheyWereRead) {
  const Value preview = read("id;x;colour;y\n" + lines(30, "1;1,5;red;A",
                                                       [](Index i) {
                                                         return std::to_string(i + 2) + (i == 0 ? ";NA;" : ";2;") +
                                                                (i % 2 == 0 ? "blue;B" : "red;A");
                                                       }))
                            .preview;
  const auto text = [](const Value& of, const char* key) { return *of.find(key)->text(); };
  const Value::Array& columns = *preview.find("columns")->array();
  Words roles, kinds;
  for (const Value& column : columns) {
    roles.push_back(text(column, "role"));
    kinds.push_back(text(column, "kind"));
  }
  EXPECT_THAT(roles, ElementsAre("left-out", "feature", "feature", "target"));
  EXPECT_THAT(kinds, ElementsAre("numbers", "numbers", "words", "words"));
  const Value::Array& rows = *preview.find("rows")->array();
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(*(*rows[0].array())[1].number(), 1.5);
  EXPECT_TRUE((*rows[1].array())[1].isNull());
  EXPECT_EQ(*(*rows[1].array())[3].text(), "B");
}

TEST(OwnTable, EveryBeginningOfATableIsReadOrRefused) {
  const std::string text = "\"a\"\"\",b,\"c\nd\"\r\n1,2,\"x,y\"\r\n\r\n-1e-3,.5,z\n?,red,\xC3\xA9\r2,3,y\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const OwnTable part = readOwnTable(text.substr(0, length), {});
    EXPECT_EQ(part.problems.empty(), part.dataset.rows() > 0) << length;
  }
}

/// Texts that are short for their work if reading is anything but linear: as many different words as rows, one cell as
/// long as the table, quotes that never close, names that are all alike, nothing but separators.
TEST(OwnTable, TakesTimeThatGrowsWithTheText) {
  const auto different = [](Index i) { return "w" + std::to_string(i); };
  const std::vector<std::pair<const char*, std::function<std::string(Index)>>> texts{
      {"words", [&](Index n) { return lines(n, "x,y", [&](Index i) { return "1," + different(i); }); }},
      {"features", [&](Index n) { return lines(n, "x,w,y", [&](Index i) { return "1," + different(i) + ",0.5"; }); }},
      {"numbers as classes",
       [&](Index n) { return lines(n, "x,y", [](Index i) { return "1," + std::to_string(i); }); }},
      {"quotes", [](Index n) { return "a,b\n" + std::string(static_cast<std::size_t>(n) * 8, '"'); }},
      {"open quotes", [](Index n) { return lines(n, "a,b", [](Index) { return "1;\"2,\"x"; }); }},
      {"names", [](Index n) { return std::string(static_cast<std::size_t>(n) * 8, ','); }},
      {"blanks", [](Index n) { return "a,b\n1," + std::string(static_cast<std::size_t>(n) * 8, ' '); }},
  };
  for (const auto& [name, make] : texts) {
    const auto& text = make;
    const auto seconds = [&text](Index n, const TableOptions& options) {
      const std::string table = text(n);
      double best = 1e9;
      for (int attempt = 0; attempt < 3; ++attempt) {
        // The processor's time: what else the machine does is not in it.
        const std::clock_t begin = std::clock();
        readOwnTable(table, options);
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
      }
      return best;
    };
    for (const Task task : {Task::byColumn, Task::classes}) {
      const double small = seconds(2000, {.task = task}), large = seconds(20000, {.task = task});
      EXPECT_LT(large, 30 * small + 0.02) << name << ": ten times the text; quadratic time would be a hundred times";
    }
  }
}

}  // namespace
}  // namespace gradlab
