#pragma once

#include <vector>

#include "core/matrix/random.h"
#include "core/search/strategy.h"

namespace gradlab {

/// One dimension of the sequence: the digits of n in a prime base, in reverse order after the point. The digits 1 ..
/// base-1 are permuted, and the number is shifted modulo 1.
class ScrambledDigits {
 public:
  ScrambledDigits(std::uint32_t base, Random& random);

  /// The n-th number, in [0, 1).
  double at(Index n) const;

 private:
  std::vector<std::uint32_t> digits_;
  double shift_;
};

/// Evenly spread points (Halton, 1960). Digits are scrambled, because sequences of similar bases are correlated
/// (Braaten and Weller, 1979), and each sequence is shifted at random (Cranley and Patterson, 1976).
class HaltonSearch final : public Strategy {
 public:
  explicit HaltonSearch(const Sweep& sweep);

  std::optional<Proposal> propose() override;
  void learn(Index, double) override {}

 private:
  const Space& space_;
  std::vector<ScrambledDigits> sequences_;
  Index next_ = 0;
};

}  // namespace gradlab
