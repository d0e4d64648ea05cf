#include "core/data/own-table.h"

#include <gmock/gmock.h>

#include "core/data/table-work.h"
#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

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

TEST(OwnTable, ATextWithoutATableIsRefusedWithTheReason) {
  EXPECT_EQ(refused(""), Words{"there is no text"});
  EXPECT_EQ(refused(" \r\n\n"), Words{"there is no text"});
  EXPECT_EQ(refused("\xEF\xBB\xBF\n"), Words{"there is no text"});
  EXPECT_EQ(refused("a,b\n"), Words{"there is no row below the names in the first line"});
  EXPECT_EQ(refused("a|b\n1|2\n"),
            Words{"there is only one column: the first line is \"a|b\"; cells are separated by commas, "
                  "semicolons or tabs, not by |"});
  // A line sep= names the wrong separator.
  EXPECT_EQ(refused("sep=;\na,b\n1,2\n"), Words{"there is only one column: the first line is \"a,b\"; the line sep= "
                                                "above it says that semicolons separate the cells; remove that line"});
  EXPECT_EQ(refused("sep=,\nx;y\n1,5;A\n2,5;B\n"),
            Words{"there is only one column: the first line is \"x;y\"; the line sep= above it says that commas "
                  "separate the cells; remove that line"});
  EXPECT_EQ(refused("\"sep=;\"\r\nx\ty\r\n1\t2\r\n"),
            Words{"there is only one column: the first line is \"x\ty\"; the line sep= above it says that semicolons "
                  "separate the cells; remove that line"});
  EXPECT_EQ(codesOf(readOwnTable(std::string("a,b\n1,\0\n", 8), {}).problems), Words{"no-text"});
}

TEST(OwnTable, AtMostTenProblemsAreReported) {
  EXPECT_EQ(refused("a,b\n1,x\n2,y\n3,x\nz,y\nv,x\n").size(), 2U);
  std::string text = "a,b\n";
  for (int i = 0; i < 100; ++i) text += "1,x\n";
  for (int i = 0; i < 90; ++i) text += "z,x\n";
  EXPECT_EQ(refused(text).size(), 10U);
}

TEST(OwnTable, LongCellsAreQuotedUpTo40BytesInWholeCharacters) {
  std::string word;
  for (int i = 0; i < 100; ++i) word += "\xC3\xA4";
  EXPECT_EQ(
      refused("a,b\n1,x\n2,y\n1" + word + ",x\n").at(0),
      "line 4, column 1: \"1" + word.substr(0, 38) + "...\" is not a number; leave a cell empty where there is none");
}

TEST(OwnTable, PreviewsItsFirst5RowsAsTheyWereRead) {
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

TEST(OwnTable, ReadCellByCellEqualsReadAtOnce) {
  const std::vector<std::string> texts{"",
                                       "a,b\n1,x\n2,y\n",
                                       "sep=;\na;b\n1,5;x\n2,5;y\n",
                                       "\"a\";b\r\n;\r\n1;2",
                                       "a,b\n1,\n2,\"x\n",
                                       "c,x,y\nred,1,2\nblue,2,3\nred,?,4\n",
                                       "a,b\n1\n",
                                       "a|b\n1|2\n"};
  for (const std::string& text : texts) {
    const OwnTable whole = readOwnTable(text, {});
    TableWork work(text, {});
    while (work.advance(1)) {
    }
    const OwnTable pieces = work.takeResult();
    EXPECT_EQ(pieces.dataset.x, whole.dataset.x) << text;
    EXPECT_EQ(pieces.dataset.y, whole.dataset.y) << text;
    EXPECT_EQ(messagesOf(pieces.problems), messagesOf(whole.problems)) << text;
    EXPECT_EQ(messagesOf(pieces.remarks), messagesOf(whole.remarks)) << text;
  }
}

}  // namespace
}  // namespace gradlab::testing
