#include <gmock/gmock.h>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

using ::testing::IsEmpty;

TEST(OwnTable, WordsOfAFeatureBecomeOneColumnEach) {
  const OwnTable table = read("colour,size,kind\nred,1,x\nblue,2,y\nred,3,x\n");
  EXPECT_EQ(table.dataset.features, (Words{"colour=red", "colour=blue", "size"}));
  Matrix<double> x(3, 3);
  x << 1, 0, 1, 0, 1, 0, 1, 2, 3;
  EXPECT_EQ(table.dataset.x, x);
  EXPECT_THAT(table.remarks, IsEmpty());
  EXPECT_EQ(remarksOn("day,y\n2024-01-31,1.5\n2024-02-01,2\n"), Words{"dates"});
}

TEST(OwnTable, FeaturesWithoutInformationAreLeftOutWithARemark) {
  const auto words = [](Index different) {
    return lines(40, "w,x,y",
                 [=](Index i) { return 'w' + std::to_string(i % different) + ",0.5," + (i % 3 == 0 ? "A" : "B"); });
  };
  EXPECT_EQ(read(words(20)).dataset.features.size(), 21U);
  EXPECT_EQ(read(words(21)).dataset.features, Words{"x"});
  EXPECT_EQ(remarksOn(words(21)), Words{"many-words"});
  // The words are all different, in a table of more than 20 rows.
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

}  // namespace
}  // namespace gradlab::testing
