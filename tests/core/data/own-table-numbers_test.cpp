#include <gmock/gmock.h>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// Numbers as they are printed, typed on a phone, or written by a spreadsheet in Tokyo or Cairo.
TEST(OwnTable, NumbersAreReadInTypographicAndForeignDigits) {
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
      {"10\u207b\u00b3", 1e-3},
      {"\u221210\u00b2", -100},
      {"10^3", 1000},
      {"\uff11\uff12\uff0e\uff15", 12.5},
      {"\u0661\u0662\u066b\u0665", 12.5},
      {"\u06f4\u06f2", 42},
      {"\u0967\u0968.\u096b", 12.5},
      {"\u0ce6,\u0cec", 0.6},
      {"\u0e51\u0e55", 15},
  };
  for (const auto& [cell, number] : same)
    EXPECT_EQ(column(read("x;y\n1;A\n" + cell + ";B\n")), (Numbers{1, number})) << cell;
  for (const char* word : {"3*4", "10^", "110^3", "3 x 10", "x", "2 \u00d7 10", "5e", "1.5e\u2212"})
    EXPECT_EQ(refused("x;y\n1;A\n2;A\n" + std::string(word) + ";B\n").size(), 1U) << word;
}

TEST(OwnTable, CommasAreDecimalWhereTheyDoNotSeparateCells) {
  const OwnTable table = read("Laenge, cm;Gewicht;Art\n1,5;2;A\n2,5;3;B\n3,5;2;A\n4,5;3;B\n");
  EXPECT_EQ(table.dataset.features, (Words{"Laenge, cm", "Gewicht"}));
  EXPECT_EQ(column(table), (Numbers{1.5, 2.5, 3.5, 4.5}));
  EXPECT_EQ(table.dataset.classes, (Words{"A", "B"}));
  EXPECT_THAT(table.remarks, IsEmpty());
  EXPECT_EQ(column(read("x\ty\n-1,5e1\tA\n+,25\tB\n")), (Numbers{-15, 0.25}));
  // The typographic minus sign.
  EXPECT_EQ(column(read("x;y\n\xE2\x88\x92"
                        "1,5;A\n2e\xE2\x88\x92"
                        "1;B\n")),
            (Numbers{-1.5, 0.2}));
}

TEST(OwnTable, ACommaBeforeThreeDigitsIsDecimalWithARemark) {
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

TEST(OwnTable, WholeNumbersWithMoreThan15DigitsGetARemark) {
  const OwnTable table = read("account,y\n4111111111111111,A\n4111111111111112,B\n");
  EXPECT_EQ(codesOf(table.remarks), Words{"too-long"});
  EXPECT_NE(table.remarks[0].message.find("4111111111111111"), std::string::npos);
  EXPECT_NE(table.remarks[0].message.find("only the first 15 digits are sure to be kept"), std::string::npos);
  EXPECT_THAT(remarksOn("x,y\n123456789012345,A\n0.12345678901234567,B\n"), IsEmpty());
  EXPECT_EQ(remarksOn("x,y\n0000000000000123,A\n0000000000000000,B\n"), Words{"leading-zeros"});
}

TEST(OwnTable, ThousandsSeparatorsAreRefusedWithLineAndColumn) {
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
  // A whole column of them still counts as numbers.
  EXPECT_EQ(refused("x;y\n1.234,5;A\n2.345,6;B\n").size(), 2U);
  EXPECT_EQ(refused("y;x\nA;1,5\nB;1.234\n", {.targetNumber = 1}),
            Words{"line 3, column 2: \"1.234\" has thousands separators; write numbers without them"})
      << "in a column with decimal commas a point can only be one";
  EXPECT_EQ(refused("x,y\n\"1,5\",A\n\"2,5\",B\n")[0],
            "line 2, column 1: \"1,5\" has a comma where commas separate the cells; write it with a point");
  EXPECT_EQ(refused("x,y\n12%,A\n\xE2\x82\xAC 5,B\n")[1],
            "line 3, column 1: \"\xE2\x82\xAC 5\" has a sign beside the number; write the number alone");
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

/// Words that a person may mean as numbers are not read as words without a remark.
TEST(OwnTable, WordsThatLookLikeNumbersGetARemark) {
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
  // A column with more than 20 different ones is left out, and still gets this remark.
  EXPECT_EQ(remarksOn(lines(30, "price,x,y",
                            [](Index i) { return std::to_string(i) + " EUR,0.5," + (i % 2 == 0 ? "A" : "B"); })),
            (Words{"many-words", "numbers-as-words"}));
}

TEST(OwnTable, DatesGetARemark) {
  for (const std::string date :
       {"2024-01-31", "31.12.2024", "1/31/2024", "12:30", "2024-01-31T12:30:00Z", "2024-01-31T12:30:00+02:00",
        "Jan 2, 2024", "2 Jan 2024", "31-Dec-24", "Mon 1. M\xC3\xA4rz 2024", "December 2024", "1:30 PM"})
    EXPECT_EQ(remarksOn("day;y\n" + date + ";A\nlater;B\n" + date + ";A\n"), Words{"dates"}) << date;
  for (const std::string word : {"may", "sun", "A-1", "Margaret 2", "t", "Type 2 b"})
    EXPECT_THAT(remarksOn("day;y\n" + word + ";A\nlater;B\n" + word + ";A\n"), IsEmpty()) << word;
  for (const std::string word : {"1, 2", "1+2", "1T2", "T1-2", "1, -2", "1 2Z", "8 am 9"})
    EXPECT_THAT(remarksOn("day;y\n" + word + ";A\nlater;B\n" + word + ";A\n"), Not(Contains("dates"))) << word;
}

TEST(OwnTable, NumbersInTypographicQuotesGetARemark) {
  for (const std::string cell : {"\xE2\x80\x9C"
                                 "5\xE2\x80\x9D",
                                 "\xE2\x89\xA4 5"})
    EXPECT_EQ(remarksOn("x;y\n" + cell + ";A\nother;B\n" + cell + ";A\n"), Words{"numbers-as-words"}) << cell;
}

TEST(OwnTable, LostLeadingZerosGetARemark) {
  for (const char* cell : {"01234", "-007", "01.02", "00"}) {
    const OwnTable table = read("x,y\n5,A\n" + std::string(cell) + ",B\n");
    EXPECT_EQ(codesOf(table.remarks), Words{"leading-zeros"}) << cell;
    EXPECT_NE(table.remarks[0].message.find(cell), std::string::npos);
  }
  EXPECT_EQ(remarksOn("x,zip\n1.5,01234\n2,8001\n").at(0), "leading-zeros") << "of the target";
  for (const char* cell : {"0", "0.5", "-0.25", "0e1"})
    EXPECT_THAT(remarksOn("x,y\n5,A\n" + std::string(cell) + ",B\n"), IsEmpty()) << cell;
}

}  // namespace
}  // namespace gradlab::testing
