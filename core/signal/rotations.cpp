#include "core/signal/rotations.h"

#include <algorithm>

#include "core/init/initializer.h"
#include "core/matrix/transpose.h"

namespace gradlab {

void Rotations::choose(std::uint64_t seed, const std::vector<Index>& widths) {
  const auto [differs, last] = std::mismatch(widths.begin(), widths.end(), widths_.begin(), widths_.end());
  // A layer is the same if all draws before it were the same.
  const auto shared =
      static_cast<std::size_t>(seed == seed_ ? std::max<std::ptrdiff_t>(differs - widths.begin() - 1, 0) : 0);
  if (shared < layers_.size()) {
    random_ = layers_[shared].before;
    layers_.erase(layers_.begin() + static_cast<std::ptrdiff_t>(shared), layers_.end());
  }
  if (layers_.empty()) random_ = Random(seed, Stream::weights);
  seed_ = seed;
  widths_ = widths;
}

ConstView<double> Rotations::read(std::size_t layer) {
  const Index inputs = widths_[layer - 1], units = widths_[layer], size = inputs * units;
  if (layer > layers_.size()) layers_.push_back({.before = random_, .turned = {}});
  Layer& known = layers_[layer - 1];
  if (known.turned.size() > 0) return {known.turned.data(), inputs, units};

  Buffer<double> weight(size), bias(units), turned(size);
  Random random = known.before;
  const View<double> made(weight.data(), units, inputs);
  initialize<double>("orthogonal", {.std = 1, .gain = 1}, random, made, {bias.data(), units, 1});
  transpose<double>(readOnly(made), {turned.data(), inputs, units});
  if (layer == layers_.size()) random_ = random;
  Index stored = size;
  for (const Layer& other : layers_) stored += other.turned.size();
  Buffer<double>& place = stored > mostStored_ ? scratch_ : known.turned;
  place = std::move(turned);
  return {place.data(), inputs, units};
}

}  // namespace gradlab
