#include "core/matrix/finite.h"

#include "core/matrix/lanes.h"

namespace gradlab {

/// x * 0 is 0 for finite x and NaN otherwise. Several independent sums, because each addition to a single sum would
/// wait for the one before.
bool allFinite(std::span<const float> numbers) {
  using L = Lanes<float>;
  constexpr std::size_t sums = 8, lanes = L::count;
  const float* const end = numbers.data() + numbers.size();
  const float* next = numbers.data();
  L::Type sum[sums]{};
  for (; static_cast<std::size_t>(end - next) >= sums * lanes; next += sums * lanes)
    for (std::size_t i = 0; i < sums; ++i) sum[i] += L::load(next + i * lanes) * 0.0F;
  for (std::size_t i = 1; i < sums; ++i) sum[0] += sum[i];
  float total = 0;
  for (std::size_t i = 0; i < lanes; ++i) total += sum[0][i];
  for (; next != end; ++next) total += *next * 0.0F;
  return total == 0.0F;
}

}  // namespace gradlab
