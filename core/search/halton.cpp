#include "core/search/halton.h"

#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace gradlab {

namespace {

/// A base for each dimension; a space has at most 16.
constexpr std::array<std::uint32_t, 16> kPrimes{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

}  // namespace

ScrambledDigits::ScrambledDigits(std::uint32_t base, Random& random) : digits_(base) {
  std::iota(digits_.begin(), digits_.end(), 0U);
  random.shuffle(std::span(digits_).subspan(1));
  shift_ = random.uniform();
}

double ScrambledDigits::at(Index n) const {
  const auto base = static_cast<Index>(digits_.size());
  double place = 1, sum = 0;
  for (; n > 0; n /= base) {
    place /= static_cast<double>(base);
    sum += place * digits_[static_cast<std::size_t>(n % base)];
  }
  return std::fmod(sum + shift_, 1);
}

HaltonSearch::HaltonSearch(const Sweep& sweep) : space_(sweep.space) {
  Random random(sweep.strategy.seed, Stream::search);
  for (std::size_t i = 0; i < space_.size(); ++i) sequences_.emplace_back(kPrimes[i], random);
}

std::optional<Proposal> HaltonSearch::propose() {
  SpacePoint point(space_.size());
  for (std::size_t i = 0; i < space_.size(); ++i) point[i] = space_[i].at(sequences_[i].at(next_));
  return Proposal{next_++, space_.existing(std::move(point)), {}, 0, {}};
}

}  // namespace gradlab
