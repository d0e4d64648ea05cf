#pragma once

#include <string>
#include <string_view>

#include "core/data/source.h"

namespace gradlab {

/// What the made sources share: how they are filled, and where noise goes. Classes take turns row by row, beginning with
/// the first, so that they are of equal size and numbered in order of first appearance.

inline constexpr Knob kMadeKnobs[] = {
    {"samples", 500, 1, 20000, Scale::log, "How many rows are made. More of them give a smoother loss and a smaller gap to validation.", true},
    {"noise", 0.1, 0, 5, Scale::linear, "How blurred the data are. With enough noise no network can be right everywhere.", false},
};

inline constexpr std::string_view kPlaneFeatures[] = {"x1", "x2"};
inline constexpr std::string_view kLineFeatures[] = {"x"};
inline constexpr std::string_view kInputNoise = "Standard deviation of a normal error on both inputs, made after the class is known.";
inline constexpr std::string_view kTargetNoise = "Standard deviation of a normal error on the target.";

struct Point {
  double x1;
  double x2;
};

/// Two classes in the plane: `point(class)` is a place without noise.
template <class Place>
Dataset makeClasses(std::span<const std::string_view> classes, Index samples, double noise, Random& random, Place point) {
  Dataset dataset;
  dataset.features.assign(std::begin(kPlaneFeatures), std::end(kPlaneFeatures));
  dataset.classes.assign(classes.begin(), classes.end());
  dataset.x.resize(2, samples);
  for (Index row = 0; row < samples; ++row) {
    const auto label = static_cast<std::size_t>(row) % classes.size();
    const Point place = point(label);
    dataset.x(0, row) = place.x1 + noise * random.normal();
    dataset.x(1, row) = place.x2 + noise * random.normal();
    dataset.y.push_back(static_cast<double>(label));
  }
  return dataset;
}

/// A regression on inputs uniform in `range`: `target(inputs)` is the truth without noise, `inputs` one column.
template <class Truth>
Dataset makeRegression(std::span<const std::string_view> features, Source::Range range, Index samples, double noise, Random& random,
                       Truth target) {
  Dataset dataset;
  dataset.features.assign(features.begin(), features.end());
  dataset.x.resize(static_cast<Index>(features.size()), samples);
  for (Index row = 0; row < samples; ++row) {
    for (Index feature = 0; feature < dataset.x.rows(); ++feature)
      dataset.x(feature, row) = range.low + (range.high - range.low) * random.uniform();
    dataset.y.push_back(target(dataset.x.col(row)) + noise * random.normal());
  }
  return dataset;
}

}  // namespace gradlab
