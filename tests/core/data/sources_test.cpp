#include "core/data/source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <numbers>

#include "core/data/prepared.h"

namespace gradlab {
namespace {

std::string textOf(const Source& source) {
  std::ifstream file(GRADLAB_ROOT "/data/" + std::string(source.file), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Dataset load(std::string_view name) {
  const Parsed parsed = parseDataset(name, textOf(*findSource(name)));
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << name << ": " << problem.message;
  return parsed.dataset;
}

TEST(Sources, AreThe14OfTheDocumentation) {
  std::vector<std::string_view> names;
  for (const SourceInfo& source : sources()) names.push_back(source.name);
  EXPECT_EQ(names,
            (std::vector<std::string_view>{"xor", "circles", "gaussians", "moons", "spiral", "plane", "linear", "sine",
                                           "iris", "wine", "breast-cancer", "digits", "diabetes", "csv"}));
  EXPECT_EQ(findSource("nothing"), nullptr);
}

TEST(Sources, HaveTheShapesAndRangesOfTheCatalog) {
  for (const SourceInfo& source : sources()) {
    if (source.name == "csv") continue;
    const Dataset data = source.make != nullptr ? makeDataset(source.name, 400, 0, 1) : load(source.name);
    EXPECT_EQ(data.features.size(), source.features.size()) << source.name;
    EXPECT_EQ(data.classes.size(), source.classes.size()) << source.name;
    EXPECT_EQ(data.x.rows(), static_cast<Index>(source.features.size())) << source.name;
    EXPECT_EQ(data.rows(), source.make != nullptr ? 400 : source.rows) << source.name;
    EXPECT_EQ(data.y.size(), static_cast<std::size_t>(data.rows())) << source.name;
    EXPECT_GE(data.x.minCoeff(), source.range.low) << source.name;
    EXPECT_LE(data.x.maxCoeff(), source.range.high) << source.name;
    if (!source.file.empty()) {
      EXPECT_EQ(data.x.minCoeff(), source.range.low) << source.name;
      EXPECT_EQ(data.x.maxCoeff(), source.range.high) << source.name;
    }
  }
}

TEST(Sources, NumberClassesByFirstAppearance) {
  for (const SourceInfo& source : sources()) {
    if (source.classes.empty()) continue;
    const Dataset data = source.make != nullptr ? makeDataset(source.name, 50, 0.1, 0) : load(source.name);
    double next = 0;
    for (const double label : data.y) {
      EXPECT_LE(label, next) << source.name;
      if (label == next) ++next;
    }
    EXPECT_EQ(next, static_cast<double>(source.classes.size())) << source.name;
  }
}

TEST(MadeSources, DependOnTheSeedOnly) {
  for (const SourceInfo& source : sources()) {
    if (source.make == nullptr) continue;
    EXPECT_EQ(makeDataset(source.name, 30, 0.2, 5).x, makeDataset(source.name, 30, 0.2, 5).x) << source.name;
    EXPECT_NE(makeDataset(source.name, 30, 0.2, 5).x, makeDataset(source.name, 30, 0.2, 6).x) << source.name;
  }
}

TEST(MadeSources, LieOnTheirCurvesWithoutNoise) {
  const Dataset xored = makeDataset("xor", 200, 0, 0);
  const Dataset circles = makeDataset("circles", 200, 0, 0);
  const Dataset moons = makeDataset("moons", 200, 0, 0);
  const Dataset spiral = makeDataset("spiral", 200, 0, 0);
  for (Index i = 0; i < 200; ++i) {
    const auto label = [&](const Dataset& data) { return data.y[static_cast<std::size_t>(i)]; };
    EXPECT_EQ(label(xored), xored.x(0, i) * xored.x(1, i) > 0 ? 0 : 1);
    EXPECT_NEAR(circles.x.col(i).norm(), label(circles) == 0 ? 0.5 : 1, 1e-12);
    const Eigen::Vector2d middle(label(moons), label(moons) / 2);
    EXPECT_NEAR((moons.x.col(i) - middle).norm(), 1, 1e-12);
    const double radius = spiral.x.col(i).norm();
    const double side = label(spiral) == 0 ? 1 : -1;
    EXPECT_NEAR(spiral.x(0, i), side * radius * std::cos(std::numbers::pi * radius), 1e-12);
    EXPECT_NEAR(spiral.x(1, i), side * radius * std::sin(std::numbers::pi * radius), 1e-12);
  }
}

TEST(MadeSources, FollowTheirFormulasWithoutNoise) {
  const Dataset plane = makeDataset("plane", 50, 0, 0);
  const Dataset linear = makeDataset("linear", 50, 0, 0);
  const Dataset sine = makeDataset("sine", 50, 0, 0);
  for (Index i = 0; i < 50; ++i) {
    const auto row = static_cast<std::size_t>(i);
    EXPECT_NEAR(plane.y[row], 2 * plane.x(0, i) - plane.x(1, i) + 1, 1e-12);
    EXPECT_NEAR(linear.y[row], 2 * linear.x(0, i) + 3, 1e-12);
    EXPECT_NEAR(sine.y[row], std::sin(2 * std::numbers::pi * sine.x(0, i)), 1e-12);
  }
}

TEST(MadeSources, HaveTheStandardDeviationOfTheNoise) {
  const Dataset linear = makeDataset("linear", 20000, 0.5, 0);
  double squares = 0;
  for (Index i = 0; i < linear.rows(); ++i)
    squares += std::pow(linear.y[static_cast<std::size_t>(i)] - 2 * linear.x(0, i) - 3, 2);
  EXPECT_NEAR(std::sqrt(squares / 20000), 0.5, 0.01);
  const Dataset circles = makeDataset("circles", 20000, 0.3, 0);
  // On a circle of radius r, E |x|^2 = r^2 + 2 noise^2; the mean of 0.25 and 1 is 0.625.
  EXPECT_NEAR(circles.x.squaredNorm() / 20000, 0.625 + 2 * 0.09, 0.02);
}

TEST(LoadedSources, HaveTheNumbersOfTheirFiles) {
  const Dataset iris = load("iris");
  EXPECT_EQ(iris.x.col(0), Eigen::Vector4d(5.1, 3.5, 1.4, 0.2));
  EXPECT_EQ(iris.classes[static_cast<std::size_t>(iris.y[149])], "virginica");
  const Dataset digits = load("digits");
  EXPECT_EQ(digits.x(2, 0), 5);
  EXPECT_EQ(digits.y[1796], 8);
  const Dataset diabetes = load("diabetes");
  EXPECT_EQ(diabetes.x(8, 0), 4.8598);
  EXPECT_EQ(diabetes.y[0], 151);
  double sum = 0;
  for (const double y : diabetes.y) sum += y;
  EXPECT_NEAR(sum / 442, 152.133484, 1e-6) << "the mean that scikit-learn's users know";
}

TEST(LoadedSources, RefuseABrokenFileWithTheLine) {
  const auto message = [](std::string_view source, const std::string& text) {
    const Parsed parsed = parseDataset(source, text);
    return parsed.problems.size() == 1 ? parsed.problems[0].message : "no problem";
  };
  const std::string iris = textOf(*findSource("iris"));
  EXPECT_EQ(message("iris", ""), "line 2: the file ends after 0 of 150 rows");
  EXPECT_EQ(
      message("iris", iris.substr(0, iris.size() / 2).substr(0, iris.rfind('\n', iris.size() / 2) + 1)).substr(0, 5),
      "line ");
  EXPECT_EQ(message("iris", iris + "1,2,3,4,0\n"), "line 152: there are more than 150 rows");
  EXPECT_EQ(message("iris", "x\n1,2,3,4\n"), "line 2: there are not exactly 5 numbers");
  EXPECT_EQ(message("iris", "x\n1,2,3,4,5,6\n"), "line 2: there are not exactly 5 numbers");
  EXPECT_EQ(message("iris", "x\n1,2,3,four,0\n"), "line 2: there are not exactly 5 numbers");
  EXPECT_EQ(message("iris", "x\n1,2,3,4,3\n"), "line 2: the last number is not one of the 3 classes");
}

}  // namespace
}  // namespace gradlab
