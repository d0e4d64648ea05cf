#include "core/signal/weights.h"

#include <algorithm>

#include "core/init/initializer.h"

namespace gradlab {

namespace {

constexpr Index mostKept = 64 * 1024 * 1024 / sizeof(double);

void copy(const Buffer<double>& from, View<double> to) { to = ConstView<double>(from.data(), to.rows(), to.cols()); }

Buffer<double> copyOf(View<double> from) {
  Buffer<double> kept(from.size());
  std::copy_n(from.data(), from.size(), kept.data());
  return kept;
}

}  // namespace

void SignalWeights::choose(const std::string& scheme, std::uint64_t seed, const std::vector<Index>& widths) {
  const bool other = scheme != scheme_ || seed != seed_;
  const auto [differs, last] = std::mismatch(widths.begin(), widths.end(), widths_.begin(), widths_.end());
  if (!other && differs == widths.end()) return;
  // A layer is the same when everything that was drawn before it was.
  const auto same = static_cast<std::size_t>(std::max<std::ptrdiff_t>(differs - widths.begin() - 1, 0));
  if (other) random_ = Random(seed, Stream::weights);
  if (!other && same < layers_.size()) random_.restore(layers_[same].before);
  if (other || same < layers_.size()) layers_.erase(layers_.begin() + (other ? 0 : static_cast<std::ptrdiff_t>(same)), layers_.end());
  scheme_ = scheme;
  seed_ = seed;
  widths_ = widths;
}

void SignalWeights::read(std::size_t layer, View<double> weight, View<double> bias) {
  const bool isNew = layer > layers_.size();
  if (isNew) layers_.push_back({.before = random_.state(), .weight = {}, .bias = {}});
  Layer& known = layers_[layer - 1];
  if (known.weight.size() > 0) {
    copy(known.weight, weight);
    copy(known.bias, bias);
    return;
  }
  Random random = random_;
  random.restore(known.before);
  initialize<double>(scheme_, {.std = 1, .gain = 1}, random, weight, bias);
  if (!isNew) return;
  random_ = random;
  Index kept = weight.size();
  for (const Layer& other : layers_) kept += other.weight.size();
  if (kept > mostKept) return;
  known.weight = copyOf(weight);
  known.bias = copyOf(bias);
}

double scaleOf(const std::string& scheme, const InitSettings& settings) {
  const auto knobs = findInitializer(scheme)->knobs;
  const bool readsStd = std::any_of(knobs.begin(), knobs.end(), [](const Knob& knob) { return knob.name == "std"; });
  return settings.gain * (readsStd ? settings.std : 1);
}

}  // namespace gradlab
