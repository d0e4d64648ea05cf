#include "core/expression/reach.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gradlab {

namespace {

using Place = Reaches::Place;

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

/// Calls `visit` for each number of the node and each number of the input that it depends on, with the slope between
/// them.
template <class Visit>
void eachPath(const Contribution& through, Shape node, Shape input, Visit visit) {
  const Matrix<double>& slope = through.local;
  for (Index j = 0; j < node.cols; ++j)
    for (Index i = 0; i < node.rows; ++i) {
      const Place to{i, j};
      if (through.kind == Contribution::Kind::elementwise)
        visit(to, {input.rows == 1 ? 0 : i, input.cols == 1 ? 0 : j}, slope(i, j));
      if (through.kind == Contribution::Kind::left)
        for (Index k = 0; k < input.cols; ++k) visit(to, {i, k}, slope(k, j));
      if (through.kind == Contribution::Kind::right)
        for (Index k = 0; k < input.rows; ++k) visit(to, {k, j}, slope(i, k));
      if (through.kind == Contribution::Kind::spread)
        for (Index l = 0; l < input.cols; ++l)
          for (Index k = 0; k < input.rows; ++k) visit(to, {k, l}, slope(0, 0));
    }
}

}  // namespace

Reaches Reaches::asked(const Matrix<double>& weights) {
  Reaches result({weights.rows(), weights.cols()});
  for (Index j = 0; j < weights.cols(); ++j)
    for (Index i = 0; i < weights.rows(); ++i)
      if (weights(i, j) != 0) result.at({i, j}) = reachOf(weights(i, j));
  return result;
}

Reaches Reaches::back(const Contribution& through, Shape input) const {
  Reaches result(input);
  eachPath(through, shape_, input,
           [&](Place node, Place from, double slope) { add(result.at(from), product(at(node), slope)); });
  return result;
}

Reaches Reaches::forth(const Contribution& through, Shape node) const {
  Reaches result(node);
  eachPath(through, node, shape_,
           [&](Place to, Place input, double slope) { add(result.at(to), product(at(input), slope)); });
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

Reach& Reaches::at(Place place) { return all_[indexOf(place)]; }

Reach Reaches::at(Place place) const { return all_[indexOf(place)]; }

std::size_t Reaches::indexOf(Place place) const {
  return static_cast<std::size_t>(place.row + place.col * shape_.rows);
}

}  // namespace gradlab
