#include "core/data/preprocess.h"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

namespace gradlab {
namespace {

/// Rows of numbers as a matrix in which each column is a row.
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
    const Matrix<double> prepared = columns(expected["prepared"]);
    const double size = prepared.cwiseAbs().maxCoeff();
    EXPECT_LT((fit.apply(raw) - prepared).cwiseAbs().maxCoeff(), 1e-9 * size) << name;
    const Matrix<double> affine = (fit.transform() * raw).colwise() + fit.offset();
    EXPECT_LT((affine - prepared).cwiseAbs().maxCoeff(), 1e-9 * size) << name << " as an affine map";
  }
}

TEST(Preprocessing, OfTwoColumnsEqualsTheResultByHand) {
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

TEST(Preprocessing, MakesAColumnZeroIfItIsConstantOnTheTrainingRows) {
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

TEST(Preprocessing, ReplacesMissingInputsByTheMeanOfTheTrainingRows) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  Matrix<double> raw(2, 5), first(2, 5), last(2, 5);
  raw << 1, missing, 3, 100, missing,  //
      missing, missing, missing, 7, 9;
  // The means depend on the training rows. For the first three rows, the mean of one column is 2 and the other has no
  // value, so 0; for the last two rows, the means are 100 and 8.
  first << 1, 2, 3, 100, 2,  //
      0, 0, 0, 7, 9;
  last << 1, 100, 3, 100, 100,  //
      8, 8, 8, 7, 9;
  EXPECT_EQ(fitPreprocessing("none", raw, std::vector<Index>{0, 1, 2}, 1, 0).apply(raw), first);
  EXPECT_EQ(fitPreprocessing("none", raw, std::vector<Index>{3, 4}, 1, 0).apply(raw), last);
  // Missing inputs are replaced before the fit: 1, 2, 3 with the mean 2 in place of the missing input have variance
  // 2/3.
  const Matrix<double> standardized =
      fitPreprocessing("standardize", raw, std::vector<Index>{0, 1, 2}, 3, -5).apply(raw);
  EXPECT_DOUBLE_EQ(standardized(0, 0), -std::sqrt(1.5));
  EXPECT_EQ(standardized(0, 1), 0);
  EXPECT_EQ(standardized.row(1).cwiseAbs().maxCoeff(), 0) << "constant on the training rows";
}

/// Equal numbers can differ in their last bits after a computation; such differences carry no information.
TEST(Preprocessing, MakesAColumnZeroWhoseValuesAgreeWithinARelative1e12) {
  const std::vector<Index> all{0, 1, 2, 3};
  const auto prepared = [&](const char* mode, double a, double b, double scale, double shift) {
    Matrix<double> raw(2, 4);
    raw << 1, 2, 3, 5,  //
        a, b, a, b;
    return fitPreprocessing(mode, raw, all, scale, shift).apply(raw).eval();
  };
  for (const char* mode : {"standardize", "min-max", "whiten"}) {
    EXPECT_EQ(prepared(mode, 14.62, 14.620000000000001, 1, 0).row(1).cwiseAbs().maxCoeff(), 0) << mode;
    EXPECT_EQ(prepared(mode, -1e-7, -1.0000000000009e-7, 1, 0).row(1).cwiseAbs().maxCoeff(), 0) << mode;
    EXPECT_EQ(prepared(mode, 0.1 + 0.2, 0.3, 1e6, 0).row(1).cwiseAbs().maxCoeff(), 0) << mode;
    EXPECT_EQ(prepared(mode, 14.62, 14.620000000000001, 1, -14.62).row(1).cwiseAbs().maxCoeff(), 0)
        << mode << ": a shift makes them differ by all they are, but they differ in the last bit";
    // With a relative difference of 1e-11 the column is a feature. (Whitening keeps it as small as it is beside the
    // other column.)
    for (const double a : {14.62, -1e-7, 1e30, 1e-200})
      EXPECT_GT(prepared(mode, a, a * (1 + 1e-11), 1, 0).row(1).cwiseAbs().maxCoeff(),
                std::string_view(mode) == "whiten" ? 0 : 0.4)
          << mode << a;
    EXPECT_TRUE(prepared(mode, 1e-200, 3e-200, 1, 0).allFinite()) << mode;
  }
  EXPECT_EQ(prepared("none", 14.62, 14.620000000000001, 1, 0)(1, 1), 14.620000000000001);
}

TEST(Preprocessing, GivesZerosWhenNothingVaries) {
  const Matrix<double> raw = Matrix<double>::Constant(3, 4, 2.5);
  for (const char* mode : {"standardize", "min-max", "whiten"})
    EXPECT_EQ(fitPreprocessing(mode, raw, std::vector<Index>{0, 1, 2, 3}, 1, 0).apply(raw),
              (Matrix<double>::Zero(3, 4)))
        << mode;
}

TEST(Whitening, MakesTheCovarianceTheIdentityWithASymmetricMatrix) {
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
