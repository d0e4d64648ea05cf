#include "core/expression/operator.h"

#include <gtest/gtest.h>

namespace gradlab {
namespace {

TEST(Operators, AreFoundByTheirSpelling) {
  for (const Operator& op : operators())
    EXPECT_EQ(op.spelling.size() == 1 ? findSymbol(op.spelling[0], op.arity) : findFunction(op.spelling), &op)
        << op.spelling;
  EXPECT_EQ(findFunction("sinh"), nullptr);
  EXPECT_EQ(findSymbol('*', 1), nullptr);
}

}  // namespace
}  // namespace gradlab
