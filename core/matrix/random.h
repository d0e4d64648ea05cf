#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace gradlab {

/// What random numbers are drawn for. Each purpose has its own stream, so that, for example, another batch size does
/// not change the first weights.
enum class Stream : std::uint64_t {
  data = 1,
  split = 2,
  weights = 3,
  batches = 4,
  noise = 5,
  gradient = 6,
  directions = 7,
  search = 8,
  resampling = 9
};

/// PCG-XSH-RR 64/32 (O'Neill, 2014): small, fast, and the same numbers on every machine.
class Random {
 public:
  Random(std::uint64_t seed, Stream stream) : increment_((static_cast<std::uint64_t>(stream) << 1U) | 1U) {
    next();
    state_ += seed;
    next();
  }

  /// 32 uniformly distributed bits.
  std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + increment_;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto turn = static_cast<std::uint32_t>(old >> 59U);
    return (shifted >> turn) | (shifted << ((32U - turn) & 31U));
  }

  /// Uniform in [0, 1), 53 bits.
  double uniform() {
    const std::uint64_t high = next() >> 5U;
    const std::uint64_t low = next() >> 6U;
    return static_cast<double>(high * 67108864U + low) * 0x1p-53;
  }

  /// Standard normal, by Marsaglia's polar method (1964): it needs only log and sqrt, which agree everywhere.
  double normal() {
    if (hasSpare_) {
      hasSpare_ = false;
      return spare_;
    }
    for (;;) {
      const double u = 2 * uniform() - 1;
      const double v = 2 * uniform() - 1;
      const double s = u * u + v * v;
      if (s >= 1 || s == 0) continue;
      const double factor = std::sqrt(-2 * std::log(s) / s);
      spare_ = v * factor;
      hasSpare_ = true;
      return u * factor;
    }
  }

  /// Uniform in 0 .. bound-1 without bias (Lemire, 2019); bound > 0.
  std::uint32_t below(std::uint32_t bound) {
    const std::uint32_t threshold = (0U - bound) % bound;
    for (;;) {
      const std::uint64_t product = static_cast<std::uint64_t>(next()) * bound;
      if (static_cast<std::uint32_t>(product) >= threshold) return static_cast<std::uint32_t>(product >> 32U);
    }
  }

  /// All orders are equally likely (Fisher and Yates).
  template <class Item>
  void shuffle(std::span<Item> items) {
    for (std::size_t left = items.size(); left > 1; --left)
      std::swap(items[left - 1], items[below(static_cast<std::uint32_t>(left))]);
  }

  /// Everything needed to continue later from here.
  struct State {
    std::uint64_t state, increment;
    double spare;
    bool hasSpare;
  };
  State state() const { return {state_, increment_, spare_, hasSpare_}; }
  void restore(const State& saved) {
    state_ = saved.state;
    increment_ = saved.increment;
    spare_ = saved.spare;
    hasSpare_ = saved.hasSpare;
  }

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
  double spare_ = 0;
  bool hasSpare_ = false;
};

}  // namespace gradlab
