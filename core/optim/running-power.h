#pragma once

#include <cstdint>

namespace gradlab::rule {

/// base^t with one multiplication per step, because pow() gives different bits in WebAssembly and natively.
class RunningPower {
 public:
  explicit RunningPower(double base) : base_(base) {}

  /// Any t >= 0; cheap when t has grown by one since the last call.
  double at(std::int64_t t) {
    if (t < exponent_) *this = RunningPower(base_);
    for (; exponent_ < t; ++exponent_) value_ *= base_;
    return value_;
  }

 private:
  double base_;
  double value_ = 1;
  std::int64_t exponent_ = 0;
};

}  // namespace gradlab::rule
