#include "core/data/csv.h"

#include <gtest/gtest.h>

namespace gradlab {
namespace {

using Words = std::vector<std::string>;

Dataset read(const std::string& text) {
  const Parsed parsed = parseCsv(text);
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << problem.message;
  return parsed.dataset;
}

/// The messages of all problems.
Words refused(const std::string& text) {
  Words messages;
  for (const Problem& problem : parseCsv(text).problems) messages.push_back(problem.message);
  return messages;
}

TEST(Csv, WordsInTheLastColumnMakeClassesInOrderOfFirstAppearance) {
  const Dataset data = read("width,length,kind\n1,2,pear\n3,4.5,apple\n-5e1,.5,pear\n");
  EXPECT_EQ(data.features, (Words{"width", "length"}));
  EXPECT_EQ(data.classes, (Words{"pear", "apple"}));
  EXPECT_EQ(data.y, (std::vector<double>{0, 1, 0}));
  Matrix<double> x(2, 3);
  x << 1, 3, -50, 2, 4.5, 0.5;
  EXPECT_EQ(data.x, x);
}

TEST(Csv, NumbersInTheLastColumnMakeARegression) {
  const Dataset data = read("x,y\n1,2.5\n2,-3\n");
  EXPECT_TRUE(data.isRegression());
  EXPECT_EQ(data.y, (std::vector<double>{2.5, -3}));
}

TEST(Csv, LineEndsBlankLinesAndAByteOrderMarkChangeNothing) {
  const std::string plain = "a,b\n1,x\n2,y\n";
  for (const std::string& text : {std::string("a,b\r\n1,x\r\n2,y\r\n"), std::string("a,b\r1,x\r2,y\r"),
                                  std::string("a,b\n1,x\n2,y"), std::string("\n\na,b\n\n1,x\n  \n2,y\n\n\n"),
                                  std::string("\xEF\xBB\xBF"
                                              "a,b\n1,x\n2,y\n"),
                                  std::string(" a , b \n 1\t,x \n2 ,  y\n")}) {
    const Dataset data = read(text);
    EXPECT_EQ(data.features, Words{"a"}) << text;
    EXPECT_EQ(data.classes, (Words{"x", "y"})) << text;
    EXPECT_EQ(data.x, read(plain).x) << text;
  }
}

TEST(Csv, QuotedCellsHoldCommasQuotesAndLineEnds) {
  const Dataset data = read("\"a, b\",\"say \"\"hi\"\"\",kind\r\n\"1\", \"2\" ,\"two\r\nlines\"\r\n3,4,\"\"\"\"\r\n");
  EXPECT_EQ(data.features, (Words{"a, b", "say \"hi\""}));
  EXPECT_EQ(data.classes, (Words{"two\r\nlines", "\""}));
  EXPECT_EQ(data.x(1, 0), 2);
}

TEST(Csv, NamesThatAreMissingOrTakenAreReplaced) {
  EXPECT_EQ(read("age,,age,age (2),\n1,2,3,4,x\n").features, (Words{"age", "column 2", "age (2)", "age (2) (2)"}));
}

TEST(Csv, NamesLineAndColumnOfAMissingCell) {
  EXPECT_EQ(refused("a,b,c\n1,2,x\n1,,x\n"), Words{"line 3, column 2: the cell is empty"});
  EXPECT_EQ(refused("a,b,c\n1,2,x\n1,2,\n"), Words{"line 3, column 3: the cell is empty"});
  EXPECT_EQ(refused("a,b,c\n1,2,x\n1,2,"), Words{"line 3, column 3: the cell is empty"});
  EXPECT_EQ(refused("a,b,c\n1,2\n"), Words{"line 2, column 3: the cell is missing: the row ends after 2 of 3 cells"});
  EXPECT_EQ(refused("a,b,c\n1,\"\",x\n"), Words{"line 2, column 2: the cell is empty"});
}

TEST(Csv, CountsBlankAndQuotedLines) {
  EXPECT_EQ(refused("a,b\n\n\"1\",\"x\ny\r\nz\"\n,x\n"), Words{"line 6, column 1: the cell is empty"});
}

TEST(Csv, NamesACellThatIsNoNumber) {
  for (const char* word : {"one", "nan", "inf", "0x10", "1e", ".", "1 2", "--1", "1,5"}) {
    const Words messages = refused("a,b\n\"" + std::string(word) + "\",x\n");
    EXPECT_EQ(messages, Words{"line 2, column 1: \"" + std::string(word) + "\" is not a number"});
  }
  EXPECT_EQ(refused("a,b\n1e999,x\n"), Words{"line 2, column 1: \"1e999\" is too large; 1e30 is the limit"});
  EXPECT_EQ(refused("a,b\n1,2\n1,-2e30\n"), Words{"line 3, column 2: \"-2e30\" is too large; 1e30 is the limit"});
}

TEST(Csv, LongCellsAreQuotedInPartAndInWholeCharacters) {
  std::string word;
  for (int i = 0; i < 100; ++i) word += "\xC3\xA4";
  const std::string message = refused("a,b\n1" + word + ",x\n").at(0);
  EXPECT_EQ(message, "line 2, column 1: \"1" + word.substr(0, 38) + "...\" is not a number");
}

TEST(Csv, TargetsAreOfOneKind) {
  EXPECT_EQ(refused("a,b\n1,2\n1,two\n"), Words{"line 3, column 2: \"two\" is not a number"});
  EXPECT_EQ(refused("a,b\n1,two\n1,2\n"),
            Words{"line 3, column 2: \"2\" is a number, but the target begins with words"});
}

TEST(Csv, QuotesInTheWrongPlaceAreRefused) {
  EXPECT_EQ(refused("a,b\n1,\"x\n2,y\n"), Words{"line 2, column 2: the quote is never closed"});
  EXPECT_EQ(refused("a,b\n1,\"x\"y\n"), Words{"line 2, column 2: there is text after the closing quote"});
  EXPECT_EQ(refused("a,b\n1,x\"y\n"),
            Words{"line 2, column 2: there is a quote inside a cell that does not begin with one"});
  EXPECT_EQ(refused("\""), Words{"line 1, column 1: the quote is never closed"});
}

TEST(Csv, ExtraCellsAreRefusedOnceARow) {
  EXPECT_EQ(refused("a,b\n1,x,3,4\n2,y\n"),
            Words{"line 2, column 3: there is a cell more than the header line has columns, 2"});
}

TEST(Csv, ThereHasToBeATable) {
  EXPECT_EQ(refused(""), Words{"there is no text"});
  EXPECT_EQ(refused(" \r\n\n"), Words{"there is no text"});
  EXPECT_EQ(refused("a,b\n"), Words{"there is no row below the header line"});
  EXPECT_EQ(refused("a;b\n1;2\n"),
            Words{"there is only one column; columns are separated by commas, and the last one is the target"});
}

TEST(Csv, AllProblemsUpToTenAreListed) {
  EXPECT_EQ(refused("a,b\n,x\n1,\nz,y\n").size(), 3U);
  std::string text = "a,b\n";
  for (int i = 0; i < 100; ++i) text += ",x\n";
  EXPECT_EQ(refused(text).size(), 10U);
}

/// `rows` lines of `columns` cells below a header.
std::string table(Index rows, Index columns) {
  std::string line;
  for (Index column = 0; column < columns; ++column) line += column == 0 ? "1" : ",1";
  std::string text = line + '\n';
  for (Index row = 0; row < rows; ++row) text += line + '\n';
  return text;
}

TEST(Csv, TakesTwentyThousandRowsOf256ColumnsAndNotOneMore) {
  EXPECT_EQ(read(table(20000, 2)).rows(), 20000);
  EXPECT_EQ(refused(table(20001, 2)), Words{"line 20002: there are more than 20000 rows"});
  EXPECT_EQ(read(table(2, 256)).features.size(), 255U);
  EXPECT_EQ(refused(table(2, 257)), Words{"there are 257 columns, 256 are allowed"});
}

TEST(Csv, EveryBeginningOfATableIsReadOrRefused) {
  const std::string text = "\"a\"\"\",b,\"c\nd\"\r\n1,2,\"x,y\"\r\n\r\n-1e-3,.5,z\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const Parsed parsed = parseCsv(text.substr(0, length));
    EXPECT_EQ(parsed.problems.empty(), parsed.dataset.rows() > 0) << length;
  }
}

}  // namespace
}  // namespace gradlab
