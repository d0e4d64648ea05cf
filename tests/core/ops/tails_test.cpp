#include "tests/core/support/recorders.h"

namespace gradlab {
namespace {

/// The value of an op of one number and its derivative in both modes, in double precision.
struct Found {
  double value, backward, forward;
};

Found slopeAt(const std::string& op, double x) {
  Tape<double> tape;
  const NodeId input = tape.input({1, 1}), y = recorders().at(op)(tape, {input});
  tape.finish({.adjoints = true, .tangents = true});
  tape.value(input)(0) = x;
  tape.tangent(input)(0) = 1;
  tape.forward();
  tape.pushforward();
  tape.seed();
  tape.backward();
  return {tape.value(y)(0), tape.adjoint(input)(0), tape.tangent(y)(0)};
}

/// Where an activation saturates, only its distance from the limit depends on the input. Numbers by mpmath with 40
/// digits.
TEST(Tails, OfActivationsKeepTheirDigits) {
  struct Case {
    std::string op;
    double x, slope;
  };
  for (const auto& [op, x, slope] : std::vector<Case>{{"sigmoid", 40, 4.248354255291589e-18},
                                                      {"sigmoid", -40, 4.248354255291589e-18},
                                                      {"tanh", 20, 1.6993417021166355e-17},
                                                      {"gelu", -8, -3.979607261086796e-14},
                                                      {"silu", -40, -1.6568581595637197e-16},
                                                      {"softplus", -40, 4.248354255291589e-18},
                                                      {"elu", -40, 4.248354255291589e-18}}) {
    EXPECT_NEAR(slopeAt(op, x).backward / slope, 1, 1e-14) << op << " at " << x;
    EXPECT_NEAR(slopeAt(op, x).forward / slope, 1, 1e-14) << op << " at " << x;
  }
  EXPECT_NEAR(slopeAt("gelu", -8).value / -4.9767684594174273e-15, 1, 1e-14);
}

TEST(Tails, OfTheLossOfANearlyCertainClassKeepTheirDigits) {
  Tape<double> tape;
  const NodeId x = tape.input({2, 1}), y = recorders().at("log-softmax")(tape, {x});
  tape.finish({.adjoints = true, .tangents = true});
  tape.value(x) << 40, 0;
  tape.tangent(x) << 1, 0;
  tape.forward();
  tape.pushforward();
  tape.adjoint(y) << 1, 0;
  tape.backward();
  constexpr double other = 4.248354255291589e-18;  // exp(-40) / (1 + exp(-40))
  EXPECT_NEAR(tape.value(y)(0) / -other, 1, 1e-14);
  EXPECT_NEAR(tape.adjoint(x)(0) / other, 1, 1e-14);
  EXPECT_NEAR(tape.adjoint(x)(1) / -other, 1, 1e-14);
  EXPECT_NEAR(tape.tangent(y)(0) / other, 1, 1e-14);
}

/// A NaN must reach the loss, which stops the run; in float as well as in double.
template <class Scalar>
void expectNothingHidden(const std::string& op) {
  const Scalar none = std::numeric_limits<Scalar>::quiet_NaN();
  for (const Index size : {1, 7}) {
    Tape<Scalar> tape;
    const NodeId x = tape.input({size, 1});
    const std::optional<NodeId> y = recordActivation(tape, op, x);
    ASSERT_TRUE(y) << op;
    tape.finish();
    tape.value(x).setConstant(none);
    tape.forward();
    for (Index i = 0; i < size; ++i) EXPECT_TRUE(std::isnan(tape.value(*y)(i))) << op << ' ' << i;
  }
}

TEST(Nan, PassesThroughEveryActivation) {
  for (const ActivationInfo& info : activations()) {
    expectNothingHidden<float>(std::string(info.name));
    expectNothingHidden<double>(std::string(info.name));
  }
}

}  // namespace
}  // namespace gradlab
