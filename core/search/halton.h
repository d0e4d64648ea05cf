#pragma once

#include <vector>

#include "core/matrix/random.h"
#include "core/search/strategy.h"

namespace gradlab {

/// One dimension of the sequence: the digits of n in a prime base, behind the point in reverse order, after each of 1
/// .. base-1 became another one of them; moved along by a shift, beyond 1 from 0 again.
class ScrambledDigits {
 public:
  ScrambledDigits(std::uint32_t base, Random& random);

  /// The n-th number, in [0, 1).
  double at(Index n) const;

 private:
  std::vector<std::uint32_t> digits_;
  double shift_;
};

/// Points that keep their distance (Halton, 1960), with scrambled digits so that bases that are close do not run in
/// parallel (Braaten and Weller, 1979), and a random shift (Cranley and Patterson, 1976).
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
