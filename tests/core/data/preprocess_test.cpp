#include "core/data/preprocess.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace gradlab {
namespace {

/// Rows of numbers as a matrix of one row a column.
Matrix<double> columns(const nlohmann::json& rows) {
  Matrix<double> matrix(static_cast<Index>(rows.at(0).size()), static_cast<Index>(rows.size()));
  for (Index row = 0; row < matrix.cols(); ++row)
    for (Index feature = 0; feature < matrix.rows(); ++feature) matrix(feature, row) = rows[row][feature].get<double>();
  return matrix;
}

TEST(Preprocessing, AgreesWithNumPy) {
  const auto fixture = nlohmann::json::parse(std::ifstream(GRADLAB_ROOT "/tests/fixtures/data/preprocess.json"));
  ASSERT_EQ(fixture["cases"].size(), 20U);
  for (const auto& expected : fixture["cases"]) {
    const Matrix<double> raw = columns(expected["raw"]);
    const auto train = expected["train"].get<std::vector<Index>>();
    const Preprocessing fit =
        fitPreprocessing(expected["mode"].get<std::string>(), raw, train, expected["inputScale"].get<double>(),
                         expected["inputShift"].get<double>());
    const std::string name = expected["table"].get<std::string>() + ", " + expected["mode"].get<std::string>();
    const Matrix<double> wanted = columns(expected["prepared"]);
    const double size = wanted.cwiseAbs().maxCoeff();
    EXPECT_LT((fit.apply(raw) - wanted).cwiseAbs().maxCoeff(), 1e-9 * size) << name;
    const Matrix<double> affine = (fit.transform() * raw).colwise() + fit.offset();
    EXPECT_LT((affine - wanted).cwiseAbs().maxCoeff(), 1e-9 * size) << name << " as an affine map";
  }
}

TEST(Preprocessing, CanBeCheckedByHand) {
  Matrix<double> raw(2, 4);
  raw << 1, 3, 100, 5,  //
      7, 7, 9, 7;
  const std::vector<Index> train{0, 1, 3};
  // Scaled by 2 and shifted by 1 the training rows are 3, 7, 11: mean 7, population variance 32/3.
  const Matrix<double> standardized = fitPreprocessing("standardize", raw, train, 2, 1).apply(raw);
  EXPECT_DOUBLE_EQ(standardized(0, 0), -4 / std::sqrt(32.0 / 3));
  EXPECT_DOUBLE_EQ(standardized(0, 2), 194 / std::sqrt(32.0 / 3));
  const Matrix<double> ranged = fitPreprocessing("min-max", raw, train, 2, 1).apply(raw);
  EXPECT_DOUBLE_EQ(ranged(0, 0), 0);
  EXPECT_DOUBLE_EQ(ranged(0, 1), 0.5);
  EXPECT_DOUBLE_EQ(ranged(0, 3), 1);
  EXPECT_DOUBLE_EQ(ranged(0, 2), 24.75);
}

TEST(Preprocessing, MakesAColumnZeroThatIsConstantOnTheTrainingRowsEvenWhereItIsNot) {
  Matrix<double> raw(2, 3);
  raw << 1, 2, 3,  //
      7, 7, 1e6;
  for (const char* mode : {"standardize", "min-max", "whiten"}) {
    const Matrix<double> prepared = fitPreprocessing(mode, raw, std::vector<Index>{0, 1}, 1, 0).apply(raw);
    EXPECT_EQ(prepared.row(1).cwiseAbs().maxCoeff(), 0) << mode;
    EXPECT_NE(prepared(0, 2), 0) << mode;
  }
  EXPECT_EQ(fitPreprocessing("none", raw, std::vector<Index>{0, 1}, 1, 0).apply(raw), raw);
}

TEST(Preprocessing, GivesZerosWhenNothingVaries) {
  const Matrix<double> raw = Matrix<double>::Constant(3, 4, 2.5);
  for (const char* mode : {"standardize", "min-max", "whiten"})
    EXPECT_EQ(fitPreprocessing(mode, raw, std::vector<Index>{0, 1, 2, 3}, 1, 0).apply(raw),
              (Matrix<double>::Zero(3, 4)))
        << mode;
}

TEST(Whitening, MakesTheCovarianceTheIdentityAndTurnsNothing) {
  Matrix<double> raw(2, 6);
  raw << 1, 2, 3, 4, 5, 7,  //
      2, 1, 4, 3, 6, 5;
  const std::vector<Index> all{0, 1, 2, 3, 4, 5};
  const Preprocessing fit = fitPreprocessing("whiten", raw, all, 1, 0);
  const Matrix<double> white = fit.apply(raw);
  EXPECT_LT((white * white.transpose() / 6 - Matrix<double>::Identity(2, 2)).norm(), 1e-6);
  EXPECT_NEAR(fit.rotation(0, 1), fit.rotation(1, 0), 1e-15) << "ZCA is symmetric";
}

}  // namespace
}  // namespace gradlab
