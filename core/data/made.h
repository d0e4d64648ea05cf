#pragma once

#include <string>
#include <string_view>

#include "core/data/source.h"
#include "core/matrix/elementary.h"

namespace gradlab {

/// What the made sources share: their knobs, and how they are filled. Classes alternate row by row, beginning with the
/// first, so they are of equal size and numbered in order of first appearance.

inline constexpr Knob kMadeKnobs[] = {
    {.name = "samples",
     .fallback = 500,
     .min = 1,
     .max = 20000,
     .scale = Scale::log,
     .help = "How many rows are made. More of them leave less to chance and less to overfit.",
     .integer = true,
     .sliderMin = 20,
     .sliderMax = 5000},
    {.name = "noise",
     .fallback = 0.1,
     .min = 0,
     .max = 10,
     .scale = Scale::linear,
     .help = "How blurred the data are. With enough noise no network can be right everywhere.",
     .sliderMax = 1},
};

inline constexpr std::string_view kPlaneFeatures[] = {"x1", "x2"};
inline constexpr std::string_view kLineFeatures[] = {"x"};
inline constexpr std::string_view kInputNoise =
    "Standard deviation of a normal error on both inputs, made after the class is known.";
inline constexpr std::string_view kTargetNoise = "Standard deviation of a normal error on the target.";

/// These give the same bits on every machine, unlike the functions of the C library.
inline double sine(double angle) { return elementary::sineAfterQuarters(angle, 0); }
inline double cosine(double angle) { return elementary::sineAfterQuarters(angle, 1); }

struct Place {
  double x1;
  double x2;
};

/// Classes in the plane: `placeOf(class)` draws a point without noise.
template <class PlaceOf>
Dataset makeClasses(std::span<const std::string_view> classes, Index samples, double noise, Random& random,
                    PlaceOf placeOf) {
  Dataset dataset;
  dataset.features.assign(std::begin(kPlaneFeatures), std::end(kPlaneFeatures));
  dataset.classes.assign(classes.begin(), classes.end());
  dataset.x.resize(2, samples);
  for (Index row = 0; row < samples; ++row) {
    const auto label = static_cast<std::size_t>(row) % classes.size();
    const Place place = placeOf(label);
    dataset.x(0, row) = place.x1 + noise * random.normal();
    dataset.x(1, row) = place.x2 + noise * random.normal();
    dataset.y.push_back(static_cast<double>(label));
  }
  return dataset;
}

/// A regression on inputs uniform in `range`: `target(inputs)` is the target without noise, `inputs` one column.
template <class Truth>
Dataset makeRegression(std::span<const std::string_view> features, Source::Range range, Index samples, double noise,
                       Random& random, Truth target) {
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
