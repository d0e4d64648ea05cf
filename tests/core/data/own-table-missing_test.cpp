#include <gmock/gmock.h>

#include <cmath>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

TEST(OwnTable, FifteenSpellingsOfAMissingCellAreRead) {
  for (const char* word :
       {"", "NA", "na", "N/A", "#N/A", "nan", "NaN", "null", "NULL", "?", "-", ".", "\"\"", "\" \"", "\"NA\""}) {
    const OwnTable table = read("x,z,y\n1,5," + std::string(word) + "\n2,6,3.5\n3," + word + ",4.1\n4,8,4.5\n");
    EXPECT_EQ(table.dataset.y, (Numbers{3.5, 4.5})) << word;
    EXPECT_EQ(messagesOf(table.remarks), Words{"rows left out for a missing cell: 2 of 4"}) << word;
  }
  for (const char* word : {"none", "n a", "--", "nil"})
    EXPECT_EQ(refused("x,y\n1,5\n2,6\n" + std::string(word) + ",7\n").size(), 1U) << word;
}

TEST(OwnTable, WithMissingMeanMissingFeaturesAreNaNAndRowsWithoutTargetLeftOut) {
  const OwnTable table = read("x,colour,y\n1,red,10.5\nNA,blue,11\n3,,12\n4,red,?\n", {.missing = Missing::mean});
  ASSERT_EQ(table.dataset.rows(), 3);
  EXPECT_EQ(table.dataset.features, (Words{"x", "colour=red", "colour=blue"}));
  EXPECT_TRUE(std::isnan(table.dataset.x(0, 1)));
  EXPECT_TRUE(std::isnan(table.dataset.x(1, 2)) && std::isnan(table.dataset.x(2, 2)));
  EXPECT_EQ(messagesOf(table.remarks), (Words{"missing cells that get the mean of the training rows: 2",
                                              "rows left out for a missing target: 1 of 4"}));
}

TEST(OwnTable, WithMissingRefuseEachMissingCellIsReported) {
  EXPECT_EQ(refused("a,b,c\n1,2,x\n1,,y\n?,2,\n", {.missing = Missing::refuse}),
            (Words{"line 3, column 2: the cell is missing", "line 4, column 1: the cell is missing",
                   "line 4, column 3: the cell is missing"}));
  EXPECT_EQ(refused("x,y\n,1\n2,\n"),
            Words{"no row is left: each has a missing cell; ask for missing cells to become the mean"});
}

}  // namespace
}  // namespace gradlab::testing
