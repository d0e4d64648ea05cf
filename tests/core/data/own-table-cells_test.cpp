#include <gmock/gmock.h>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

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

TEST(OwnTable, TheSeparatorIsTheOneForWhichMostLinesHaveAsManyCellsAsTheFirst) {
  for (const std::string& text :
       {std::string("a,b,kind\n1,2,x\n3,4,y\n"), std::string("a;b;kind\n1;2;x\n3;4;y\n"),
        std::string("a\tb\tkind\n1\t2\tx\n3\t4\ty\n"), std::string("sep=;\r\na;b;kind\r\n1;2;x\r\n3;4;y\r\n"),
        std::string("SEP=;\na;b;kind\n1;2;x\n3;4;y\n"), std::string("\"sep=;\"\na;b;kind\n1;2;x\n3;4;y\n"),
        std::string("sep=\t\na\tb\tkind\n1\t2\tx\n3\t4\ty\n")}) {
    const OwnTable table = read(text);
    EXPECT_EQ(table.dataset.features, (Words{"a", "b"})) << text;
    EXPECT_EQ(column(table, 1), (Numbers{2, 4})) << text;
  }
  // At a tie the tab wins, then the semicolon, then the comma.
  EXPECT_EQ(read("a, b;kind\n1,5;x\n2,5;y\n").dataset.features, Words{"a, b"});
  EXPECT_EQ(read("a;b\tkind\n1;5\tx\n2;5\ty\n", {.header = Header::no}).dataset.features,
            (Words{"column 1=a;b", "column 1=1;5", "column 1=2;5"}));
  // A quoted cell counts as one.
  EXPECT_EQ(read("\"a;b;c\",kind\n1,x\n\"2\",y\n").dataset.features, Words{"a;b;c"});
}

TEST(OwnTable, QuotedCellsHoldSeparatorsQuotesAndLineEnds) {
  const Dataset data =
      read("\"a, b\",\"say \"\"hi\"\"\",kind\r\n\"1\", \"2\" ,\"two\r\nlines\"\r\n3,4,\"\"\"\"\r\n").dataset;
  EXPECT_EQ(data.features, (Words{"a, b", "say \"hi\""}));
  EXPECT_EQ(data.classes, (Words{"two\r\nlines", "\""}));
  EXPECT_EQ(data.x(1, 0), 2);
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

TEST(OwnTable, CellsAreTrimmedAlsoOfNoBreakSpacesAndInQuotes) {
  const Dataset data = read(
                           "x,kind\n1,\" pear \"\n2,pear\n\xC2\xA0"
                           "3\xE2\x80\xAF,\xE2\x80\x89"
                           "apple\xC2\xA0\n")
                           .dataset;
  EXPECT_EQ(data.classes, (Words{"pear", "apple"}));
  EXPECT_EQ(data.x(0, 2), 3);
}

TEST(OwnTable, ASeparatorAtTheEndOfEveryLineMakesNoColumn) {
  const OwnTable table = read("a;b;kind;\n1;2;x;\n3;4;y;\n");
  EXPECT_EQ(table.dataset.features, (Words{"a", "b"}));
  EXPECT_EQ(table.dataset.classes, (Words{"x", "y"}));
  EXPECT_EQ(refused("a,b\n1,\n2,\n"), Words{"the target \"b\" has no values"}) << "but one with a name is meant";
}

TEST(OwnTable, RowsLongerOrShorterThanTheFirstLineAreRefused) {
  EXPECT_EQ(refused("a,b,c\n1,2\n3,4,x\n"),
            Words{"line 2, column 3: the cell is missing: the row ends after 2 of 3 cells"});
  EXPECT_EQ(refused("a,b\n1,x,3,4\n2,y\n"), Words{"line 2, column 3: there is a cell more than the first line has, 2"});
  EXPECT_EQ(refused("a,b\n\n\"1\",\"x\ny\r\nz\"\n2\n"),
            Words{"line 6, column 2: the cell is missing: the row ends after 1 of 2 cells"})
      << "blank and quoted lines count";
}

}  // namespace
}  // namespace gradlab::testing
