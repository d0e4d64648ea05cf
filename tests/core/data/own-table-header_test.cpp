#include <gmock/gmock.h>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

using ::testing::IsEmpty;

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

TEST(OwnTable, HeaderYesAndNoOverrideTheFirstLine) {
  const OwnTable names = read("1,2\n3,4.5\n", {.header = Header::yes});
  EXPECT_EQ(names.dataset.features, Words{"1"});
  EXPECT_EQ(names.dataset.rows(), 1);
  const OwnTable none = read("a,b\nc,d\na,d\n", {.header = Header::no});
  EXPECT_EQ(none.dataset.rows(), 3);
  EXPECT_EQ(none.dataset.features, (Words{"column 1=a", "column 1=c"}));
  EXPECT_THAT(none.remarks, IsEmpty());
  // A target name in the first line means that the line has names.
  EXPECT_EQ(read("2019,2020,kind\n1,2,x\n3,4,y\n", {.targetName = "kind"}).dataset.features, (Words{"2019", "2020"}));
}

TEST(OwnTable, MissingAndDuplicateNamesAreReplaced) {
  const OwnTable table = read("age,,age,age (2),\n1,2,3,4,x\n5,6,7,8,y\n");
  EXPECT_EQ(table.dataset.features, (Words{"age", "column 2", "age (2)", "age (2) (2)"}));
  EXPECT_EQ(codesOf(table.remarks), (Words{"renamed", "renamed"}));
}

TEST(OwnTable, LinesAboveTheNamesAndCommentsAreReported) {
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

}  // namespace
}  // namespace gradlab::testing
