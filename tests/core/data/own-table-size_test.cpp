#include <gmock/gmock.h>

#include <ctime>

#include "tests/core/data/own-tables.h"

namespace gradlab::testing {
namespace {

std::string table(Index rows, Index columns) {
  std::string line;
  for (Index column = 0; column < columns; ++column) line += column == 0 ? "1.5" : ",1.5";
  return lines(rows, line, [&](Index) { return line; });
}

TEST(OwnTable, MayHave20000RowsAnd256ColumnsAndNotOneMore) {
  const TableOptions named{.header = Header::yes};
  EXPECT_EQ(read(table(20000, 2), named).dataset.rows(), 20000);
  EXPECT_EQ(refused(table(20001, 2), named), Words{"line 20002, column 1: there are more than 20000 rows"});
  EXPECT_EQ(read(table(2, 256)).dataset.features.size(), 255U);
  EXPECT_EQ(refused(table(2, 257)), Words{"there are 257 columns, 256 are allowed"});
  EXPECT_EQ(refused(table(1, 100000)), Words{"there are more than 1024 columns, 256 are allowed"});
  // Words count as the columns that they become: 20 words and a number are 21 features.
  const auto words = [](Index different) {
    return lines(different, "a,b,y", [](Index i) { return "v" + std::to_string(i % 20) + ",1,0.5"; });
  };
  EXPECT_EQ(read(words(40)).dataset.features.size(), 21U);
}

/// Texts for which reading would take long if it were not linear: as many different words as rows, one cell as long as
/// the table, quotes that are never closed, equal names, only separators.
TEST(OwnTable, IsReadInLinearTime) {
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
        // Processor time does not include other programs of the machine.
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
}  // namespace gradlab::testing
