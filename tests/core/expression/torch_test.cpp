#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/expression/matrix-value.h"
#include "core/expression/request.h"

namespace gradlab {
namespace {

Value toValue(const nlohmann::json& rows) {
  Value::Array all;
  for (const auto& row : rows) all.push_back(Value::list(row.get<std::vector<double>>()));
  return all;
}

Matrix<double> toMatrix(const nlohmann::json& rows) {
  Problems problems;
  return *readMatrix(toValue(rows), "", problems);
}

/// Expects equality within 1e-9 of the largest element.
void expectClose(const Matrix<double>& expected, const Matrix<double>& result) {
  ASSERT_EQ(expected.size(), result.size());
  EXPECT_LE((expected - result).cwiseAbs().maxCoeff(), 1e-9 * std::max(1e-3, expected.cwiseAbs().maxCoeff()));
}

/// 500 random expressions made by tests/torch/expressions.py.
TEST(Torch, GivesTheSameValuesAndGradients) {
  std::ifstream file(std::filesystem::path(GRADLAB_ROOT) / "tests/fixtures/expressions/random.json");
  const nlohmann::json examples = nlohmann::json::parse(file);
  EXPECT_EQ(examples.size(), 500U);
  for (const nlohmann::json& example : examples) {
    SCOPED_TRACE(example["text"].get<std::string>());
    Value::Object at;
    for (const auto& [name, rows] : example["at"].items()) at.emplace_back(name, toValue(rows));
    Problems problems;
    std::optional<Differentiation> asked =
        checkDifferentiation(Value::Object{{"text", example["text"].get<std::string>()}, {"at", at}}, problems);
    ASSERT_TRUE(asked) << problems.front().message;
    asked->run();
    expectClose(Matrix<double>::Constant(1, 1, example["value"].get<double>()), asked->tape().value(asked->output()));
    for (const auto& [name, rows] : example["gradient"].items())
      expectClose(toMatrix(rows), asked->tape().adjoint(inputNamed(asked->expression, name)));
  }
}

}  // namespace
}  // namespace gradlab
