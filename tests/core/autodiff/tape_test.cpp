#include "core/autodiff/tape.h"

#include <gtest/gtest.h>

#include "core/ops/add.h"
#include "core/ops/linear.h"
#include "core/ops/mul.h"
#include "core/ops/tanh.h"
#include "tests/core/support/random-matrix.h"

namespace gradlab {
namespace {

TEST(Tape, MultipliesAsInTheExampleOfItsDocumentation) {
  Tape<double> tape;
  const NodeId w = tape.input({1, 1}, "w"), x = tape.input({1, 1}, "x");
  const NodeId y = tape.record(Mul{}, {w, x});
  tape.finish();
  tape.value(w)(0) = 3;
  tape.value(x)(0) = 2;
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_EQ(tape.value(y)(0), 6);
  EXPECT_EQ(tape.adjoint(w)(0), 2);
  EXPECT_EQ(tape.adjoint(x)(0), 3);
  EXPECT_EQ(tape.op(y), "mul");
  EXPECT_EQ(tape.op(w), "input");
  EXPECT_EQ(tape.name(x), "x");
}

TEST(Tape, ANodeUsedTwiceGetsTheSumOfBothContributions) {
  Tape<double> tape;
  const NodeId a = tape.input({1, 1});
  const NodeId b = tape.record(Add{}, {a, a});
  const NodeId c = tape.record(Add{}, {b, b});
  tape.finish({.adjoints = true, .tangents = true});
  tape.value(a)(0) = 5;
  for (int replay = 0; replay < 3; ++replay) {  // no pass depends on the one before
    tape.forward();
    tape.seed();
    tape.backward();
    EXPECT_EQ(tape.value(c)(0), 20);
    EXPECT_EQ(tape.adjoint(a)(0), 4);
  }
  tape.tangent(a)(0) = 1;
  tape.pushforward();
  EXPECT_EQ(tape.tangent(c)(0), 4);
  EXPECT_FALSE(tape.adds(c, 0));
  EXPECT_TRUE(tape.adds(c, 1));
}

/// tanh(W x + b) * (W x + b), with random values.
struct Layer {
  Layer() {
    const NodeId w = tape.input({5, 3}), x = tape.input({3, 7}), b = tape.input({5, 1});
    const NodeId z = tape.record(Linear<float>{}, {w, x, b});
    tape.record(Mul{}, {tape.record(Tanh{}, {z}), z});
    tape.finish({.adjoints = true, .tangents = true});
    Random random(1, Stream::data);
    for (const NodeId leaf : {w, x, b}) {
      tape.value(leaf) = randomMatrix<float>(random, tape.shape(leaf));
      tape.tangent(leaf) = randomMatrix<float>(random, tape.shape(leaf));
    }
  }
  Tape<float> tape;
};

TEST(Tape, PassesNodeByNodeGiveTheSameBitsAsWholePasses) {
  Layer whole, steps;
  whole.tape.forward();
  whole.tape.seed();
  whole.tape.backward();
  whole.tape.pushforward();
  const auto size = static_cast<NodeId>(steps.tape.size());
  for (NodeId id = 0; id < size; ++id) steps.tape.forward(id);
  steps.tape.seed();
  for (NodeId id = size - 1; id >= 0; --id) steps.tape.pullback(id);
  for (NodeId id = 0; id < size; ++id) steps.tape.pushforward(id);
  for (NodeId id = 0; id < size; ++id) {
    EXPECT_EQ(whole.tape.value(id), steps.tape.value(id));
    EXPECT_EQ(whole.tape.adjoint(id), steps.tape.adjoint(id));
    EXPECT_EQ(whole.tape.tangent(id), steps.tape.tangent(id));
  }
}

TEST(Tape, AddsToTheAdjointsOfLeavesOnlyWithAccumulate) {
  Tape<double> tape;
  const NodeId a = tape.input({1, 1});
  const NodeId b = tape.record(Add{}, {a, a});
  tape.finish();
  const auto pass = [&] {
    tape.forward();
    tape.seed();
    tape.backward();
    return tape.adjoint(a)(0);
  };
  EXPECT_EQ(pass(), 2);
  tape.aim(b, true);
  EXPECT_EQ(pass(), 4);
  EXPECT_EQ(pass(), 6);
  tape.aim(b);
  EXPECT_EQ(pass(), 2);
}

TEST(Tape, NodesThatDoNotLeadToTheOutputHaveAdjointZero) {
  Tape<double> tape;
  const NodeId a = tape.input({1, 1}), unused = tape.input({1, 1});
  const NodeId y = tape.record(Mul{}, {a, a});
  const NodeId beside = tape.record(Add{}, {unused, y});
  tape.finish();
  tape.value(a)(0) = 3;
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_EQ(tape.adjoint(unused)(0), 1);
  tape.aim(y);
  tape.seed();
  tape.backward();
  EXPECT_EQ(tape.adjoint(unused)(0), 0);
  EXPECT_EQ(tape.adjoint(beside)(0), 0);
  EXPECT_EQ(tape.adjoint(a)(0), 6);
  EXPECT_FALSE(tape.leadsToOutput(beside));
}

TEST(Tape, AConstantHasNoAdjoint) {
  Tape<double> tape;
  const NodeId a = tape.input({1, 1}), two = tape.constant({1, 1});
  tape.record(Mul{}, {a, two});
  tape.finish();
  tape.value(two)(0) = 2;
  tape.forward();
  tape.seed();
  tape.backward();
  EXPECT_FALSE(tape.hasAdjoint(two));
  EXPECT_EQ(tape.adjoint(a)(0), 2);
}

TEST(Tape, TwoTapesShareAParameter) {
  Buffer<float> value(1), adjoint(1);
  value.data()[0] = 3;
  const auto square = [&](Tape<float>& tape) {
    const NodeId w = tape.parameter({1, 1}, value.data(), adjoint.data(), "w");
    tape.record(Mul{}, {w, w});
    tape.finish();
  };
  Tape<float> one, other;
  square(one);
  square(other);
  one.forward();
  one.seed();
  one.backward();
  EXPECT_EQ(adjoint.data()[0], 6);
  value.data()[0] = 5;
  other.forward();
  other.seed();
  other.backward();
  EXPECT_EQ(adjoint.data()[0], 10);
  EXPECT_EQ(other.value(1)(0), 25);
}

}  // namespace
}  // namespace gradlab
