#include <gtest/gtest.h>

#include <limits>

#include "core/ops/activations.h"

namespace gradlab {
namespace {

/// The activation's value and slope at x.
template <class Scalar>
std::pair<Scalar, Scalar> at(std::string_view name, Scalar x) {
  Tape<Scalar> tape;
  const NodeId in = tape.input({1, 1});
  const NodeId y = recordActivation(tape, name, in).value();
  tape.finish();
  tape.value(in)(0) = x;
  tape.forward();
  tape.seed();
  tape.backward();
  return {tape.value(y)(0), tape.adjoint(in)(0)};
}

TEST(Activations, HaveTextsAndAPyTorchCall) {
  for (const ActivationInfo& info : activations())
    for (const std::string_view text : {info.name, info.label, info.help, info.formula, info.torch})
      EXPECT_FALSE(text.empty()) << info.name;
}

TEST(Activations, AnUnknownNameRecordsNoNode) {
  Tape<float> tape;
  const NodeId x = tape.input({1, 1});
  EXPECT_EQ(recordActivation(tape, "step", x), std::nullopt);
  EXPECT_EQ(tape.size(), 1);
}

TEST(Activations, AtZero) {
  using Pair = std::pair<double, double>;
  EXPECT_EQ(at("relu", 0.0), Pair(0, 0));
  EXPECT_EQ(at("leaky-relu", 0.0), Pair(0, 0.01));
  EXPECT_EQ(at("elu", 0.0), Pair(0, 1));
  EXPECT_EQ(at("tanh", 0.0), Pair(0, 1));
  EXPECT_EQ(at("sigmoid", 0.0), Pair(0.5, 0.25));
  EXPECT_EQ(at("gelu", 0.0), Pair(0, 0.5));
  EXPECT_EQ(at("silu", 0.0), Pair(0, 0.5));
}

TEST(Activations, FarFromZeroNothingOverflows) {
  EXPECT_EQ(at("softplus", 1000.0).first, 1000);
  EXPECT_EQ(at("softplus", -1000.0).first, 0);
  EXPECT_EQ(at("sigmoid", -1000.0).first, 0);
  EXPECT_EQ(at("sigmoid", 1000.0F).first, 1);
  EXPECT_EQ(at("elu", -1000.0F).first, -1);
  EXPECT_EQ(at("elu", 1000.0F).first, 1000);
  EXPECT_EQ(at("gelu", -1000.0F).first, 0);
  EXPECT_EQ(at("silu", -1000.0F).first, 0);
}

TEST(Activations, FloatFollowsDouble) {
  for (const ActivationInfo& info : activations())
    for (float x = -12; x < 12; x += 0.37F) {
      const auto [value, slope] = at(info.name, x);
      const auto [exactValue, exactSlope] = at(info.name, static_cast<double>(x));
      EXPECT_NEAR(value, exactValue, 6e-7 * (1 + std::abs(x))) << info.name << "(" << x << ")";
      EXPECT_NEAR(slope, exactSlope, 2e-6) << info.name << "'(" << x << ")";
    }
}

/// A run that diverged must show it, whatever the activation.
TEST(Activations, PassNanOn) {
  for (const ActivationInfo& info : activations()) {
    EXPECT_TRUE(std::isnan(at(info.name, std::numeric_limits<double>::quiet_NaN()).first)) << info.name;
    Tape<float> tape;
    const NodeId x = tape.input({7, 1});  // one register of 4, and 3 by the scalar path
    const NodeId y = recordActivation(tape, info.name, x).value();
    tape.finish();
    tape.value(x).setConstant(std::numeric_limits<float>::quiet_NaN());
    tape.forward();
    for (Index i = 0; i < 7; ++i) EXPECT_TRUE(std::isnan(tape.value(y)(i))) << info.name << " at " << i;
  }
}

}  // namespace
}  // namespace gradlab
