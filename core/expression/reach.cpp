#include "core/expression/reach.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gradlab {

namespace {

Reach reachOf(double slope) {
  if (std::isnan(slope)) return Reach::missing;
  if (std::isinf(slope)) return Reach::infinite;
  return slope == 0 ? Reach::zero : Reach::finite;
}

Reach product(Reach path, double slope) {
  const Reach next = reachOf(slope), larger = std::max(path, next);
  if (path == Reach::noPath || larger == Reach::missing) return path == Reach::noPath ? path : larger;
  return std::min(path, next) == Reach::zero ? Reach::zero : larger;
}

void add(Reach& sum, Reach path) { sum = std::max(sum, path); }

}  // namespace

Reaches Reaches::asked(const Matrix<double>& weights) {
  Reaches result({weights.rows(), weights.cols()});
  for (Index j = 0; j < weights.cols(); ++j)
    for (Index i = 0; i < weights.rows(); ++i)
      if (weights(i, j) != 0) result.at(i, j) = reachOf(weights(i, j));
  return result;
}

Reaches Reaches::back(const Contribution& through, Shape input) const {
  const Matrix<double>& slope = through.local;
  Reaches result(input);
  for (Index j = 0; j < shape_.cols; ++j)
    for (Index i = 0; i < shape_.rows; ++i) {
      const Reach given = repeated(i, j);
      if (through.kind == Contribution::Kind::elementwise)
        add(result.at(input.rows == 1 ? 0 : i, input.cols == 1 ? 0 : j), product(given, slope(i, j)));
      if (through.kind == Contribution::Kind::left)
        for (Index k = 0; k < input.cols; ++k) add(result.at(i, k), product(given, slope(k, j)));
      if (through.kind == Contribution::Kind::right)
        for (Index k = 0; k < input.rows; ++k) add(result.at(k, j), product(given, slope(i, k)));
      if (through.kind == Contribution::Kind::spread)
        std::fill(result.all_.begin(), result.all_.end(), product(given, slope(0, 0)));
    }
  return result;
}

Reaches Reaches::forth(const Contribution& through, Shape node) const {
  const Matrix<double>& slope = through.local;
  Reaches result(node);
  for (Index j = 0; j < node.cols; ++j)
    for (Index i = 0; i < node.rows; ++i) {
      Reach& sum = result.at(i, j);
      if (through.kind == Contribution::Kind::elementwise) add(sum, product(repeated(i, j), slope(i, j)));
      if (through.kind == Contribution::Kind::left)
        for (Index k = 0; k < shape_.cols; ++k) add(sum, product(repeated(i, k), slope(k, j)));
      if (through.kind == Contribution::Kind::right)
        for (Index k = 0; k < shape_.rows; ++k) add(sum, product(repeated(k, j), slope(i, k)));
      if (through.kind == Contribution::Kind::spread)
        for (const Reach one : all_) add(sum, product(one, slope(0, 0)));
    }
  return result;
}

void Reaches::join(const Reaches& other) {
  for (std::size_t i = 0; i < all_.size(); ++i) add(all_[i], other.all_[i]);
}

void Reaches::settle(Matrix<double>& derivative) const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    double& number = derivative(static_cast<Index>(i));
    const bool isEnd = all_[i] == Reach::infinite || all_[i] == Reach::missing;
    if (all_[i] <= Reach::zero && !std::isfinite(number)) number = 0;
    if (isEnd && std::isfinite(number)) number = std::numeric_limits<double>::quiet_NaN();
  }
}

Matrix<double> Reaches::carried(const Matrix<double>& derivative) const {
  Matrix<double> result = derivative;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    double& number = result(static_cast<Index>(i));
    if (all_[i] == Reach::infinite && std::isnan(number)) number = std::numeric_limits<double>::infinity();
  }
  return result;
}

bool Reaches::meetEnd() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](Reach one) { return one == Reach::infinite || one == Reach::missing; });
}

Reach& Reaches::at(Index i, Index j) { return all_[static_cast<std::size_t>(i + j * shape_.rows)]; }

Reach Reaches::repeated(Index i, Index j) const {
  return all_[static_cast<std::size_t>((shape_.rows == 1 ? 0 : i) + (shape_.cols == 1 ? 0 : j) * shape_.rows)];
}

}  // namespace gradlab
