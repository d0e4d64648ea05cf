#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/support/recorders.h"

namespace gradlab {
namespace {

Matrix<double> toMatrix(const nlohmann::json& rows) {
  Matrix<double> result(static_cast<Index>(rows.size()), static_cast<Index>(rows.at(0).size()));
  for (Index i = 0; i < result.rows(); ++i)
    for (Index j = 0; j < result.cols(); ++j)
      result(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j)).get<double>();
  return result;
}

void expectNear(const Matrix<double>& expected, const Matrix<double>& result) {
  ASSERT_EQ(expected.rows(), result.rows());
  ASSERT_EQ(expected.cols(), result.cols());
  for (Index i = 0; i < expected.size(); ++i)
    EXPECT_NEAR(expected(i), result(i), 1e-12 * (1 + std::abs(expected(i)))) << "element " << i;
}

/// Fixtures by tests/torch/ops.py, kinks, ties and extreme values included. The derivatives of an op without a fixture
/// are tested in derivatives_test.cpp.
TEST(Torch, GivesTheSameValuesAndGradients) {
  std::size_t ops = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GRADLAB_ROOT "/tests/fixtures/ops")) {
    const std::string name = entry.path().stem();
    SCOPED_TRACE(name);
    ASSERT_EQ(recorders().count(name), 1U) << "a fixture of no op";
    const Recorder& record = recorders().at(name);
    ++ops;
    for (const nlohmann::json& example : nlohmann::json::parse(std::ifstream(entry.path()))) {
      Tape<double> tape;
      std::vector<NodeId> leaves;
      for (const auto& input : example["inputs"]) {
        const Matrix<double> value = toMatrix(input);
        leaves.push_back(tape.input({value.rows(), value.cols()}));
      }
      const NodeId y = record(tape, leaves);
      tape.finish();
      for (std::size_t i = 0; i < leaves.size(); ++i) tape.value(leaves[i]) = toMatrix(example["inputs"][i]);
      tape.forward();
      expectNear(toMatrix(example["value"]), tape.value(y));
      tape.adjoint(y) = toMatrix(example["cotangent"]);
      tape.backward();
      for (std::size_t i = 0; i < leaves.size(); ++i)
        expectNear(toMatrix(example["gradients"][i]), tape.adjoint(leaves[i]));
    }
  }
  EXPECT_GE(ops, 30U);
}

}  // namespace
}  // namespace gradlab
