#include <gtest/gtest.h>

#include "tests/core/support/allocations.h"
#include "tests/core/support/recorders.h"

namespace gradlab {
namespace {

#ifndef __SANITIZE_ADDRESS__
TEST(Replay, TheCounterSeesAnAllocation) {
  const long before = allocations();
  const Matrix<double> memory(30, 30);
  const Buffer<double> more(30);
  EXPECT_GE(allocations() - before, 2);
}
#endif

TEST(Replay, OfEveryOpAllocatesNothing) {
  for (const auto& [name, record] : recorders()) {
    for (const Index rows : {3, 40}) {  // 40 rows: temporaries that Eigen would put on the heap
      const bool square = name == "matmul" || name == "linear";
      Tape<double> tape;
      const Shape shape{rows, square ? rows : 8}, column{rows, 1};
      const bool columns = name == "layer-norm";
      const std::vector<NodeId> leaves{tape.input(shape), tape.input(columns ? column : shape),
                                       tape.input(columns || name == "linear" ? column : shape)};
      record(tape, leaves);
      tape.finish({.adjoints = true, .tangents = true});
      for (const NodeId x : leaves) tape.value(x).setConstant(0.5);
      const long before = allocations();
      for (int step = 0; step < 3; ++step) {
        tape.forward();
        tape.seed();
        tape.backward();
        tape.pushforward();
      }
      EXPECT_EQ(allocations() - before, 0) << name << " with " << rows << " rows";
    }
  }
}

TEST(Replay, OfBroadcastsAllocatesNothing) {
  for (const char* name : {"add", "sub", "mul", "div", "pow", "max", "min"})
    for (const Shape other : {Shape{40, 1}, Shape{1, 30}, Shape{1, 1}}) {
      Tape<double> tape;
      const std::vector<NodeId> leaves{tape.input({40, 30}), tape.input(other)};
      recorders().at(name)(tape, leaves);
      tape.finish({.adjoints = true, .tangents = true});
      for (const NodeId x : leaves) tape.value(x).setConstant(0.5);
      const long before = allocations();
      tape.forward();
      tape.seed();
      tape.backward();
      tape.pushforward();
      EXPECT_EQ(allocations() - before, 0) << name << " with " << other.rows << "x" << other.cols;
    }
}

}  // namespace
}  // namespace gradlab
