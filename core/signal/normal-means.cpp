#include "core/signal/normal-means.h"

#include <cmath>
#include <numbers>

#include "core/ops/activations.h"

namespace gradlab {

namespace {

constexpr int pointsOfASide = 400;
constexpr double farthest = 10;  // standard deviations; the probability beyond is 1.5e-23

}  // namespace

NormalMeans::NormalMeans(std::string_view activation) {
  for (int i = 0; i < pointsOfASide; ++i) {
    const double u = (i + 0.5) / pointsOfASide, place = farthest * u * u * u;
    const double density = std::exp(-place * place / 2) / std::sqrt(2 * std::numbers::pi);
    for (const double side : {-1, 1}) {
      places_.push_back(side * place);
      shares_.push_back(density * 3 * farthest * u * u / pointsOfASide);
    }
  }
  z_ = tape_.input({static_cast<Index>(places_.size()), 1});
  recordActivation(tape_, activation, z_);
  tape_.finish();
}

ActivationMeans NormalMeans::at(double variance) {
  const double std = std::sqrt(variance);
  View<double> z = tape_.value(z_);
  for (std::size_t i = 0; i < places_.size(); ++i) z(static_cast<Index>(i)) = std * places_[i];
  tape_.forward();
  tape_.seed();
  tape_.backward();
  const View<double> value = tape_.value(tape_.output()), slope = tape_.adjoint(z_);
  ActivationMeans means{};
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const auto at = static_cast<Index>(i);
    means.value += shares_[i] * value(at);
    means.square += shares_[i] * value(at) * value(at);
    means.slopeSquare += shares_[i] * slope(at) * slope(at);
  }
  return means;
}

}  // namespace gradlab
