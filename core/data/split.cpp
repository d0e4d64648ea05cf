#include "core/data/split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/matrix/random.h"

namespace gradlab {

std::array<Index, 3> partSizes(Index rows, const std::array<double, 3>& fractions) {
  // 100 * 0.29 is 28.999999999999996 in double precision: shares that differ by less than this count as equal.
  constexpr double tolerance = 1e-9;
  std::array<Index, 3> sizes{};
  std::array<double, 3> remainders{};
  for (std::size_t part = 0; part < 3; ++part) {
    const double share = static_cast<double>(rows) * fractions[part];
    sizes[part] = static_cast<Index>(std::floor(share + tolerance));
    remainders[part] = share - static_cast<double>(sizes[part]);
  }
  for (Index left = rows - std::accumulate(sizes.begin(), sizes.end(), Index{0}); left > 0; --left) {
    std::size_t largest = 0;
    for (std::size_t part = 1; part < 3; ++part)
      if (remainders[part] > remainders[largest] + tolerance) largest = part;
    ++sizes[largest];
    remainders[largest] = -1;
  }
  return sizes;
}

std::array<std::vector<Index>, 3> splitRows(std::span<const Index> classes, const std::array<double, 3>& fractions,
                                            std::uint64_t seed, Fold fold) {
  Random random(seed, Stream::split);
  std::array<std::vector<Index>, 3> parts;
  const Index count = classes.empty() ? 0 : 1 + *std::max_element(classes.begin(), classes.end());
  std::vector<std::vector<Index>> members(static_cast<std::size_t>(count));
  for (std::size_t row = 0; row < classes.size(); ++row)
    members[static_cast<std::size_t>(classes[row])].push_back(static_cast<Index>(row));

  Index dealt = 0;  // rows assigned to folds, over all classes: fold sizes differ by at most one
  for (std::vector<Index>& rows : members) {
    random.shuffle(std::span<Index>(rows));
    auto next = rows.begin();
    auto sizes = partSizes(static_cast<Index>(rows.size()), fractions);
    if (fold.count > 0)
      for (; sizes[0] + sizes[1] > 0; --(sizes[0] > 0 ? sizes[0] : sizes[1]))
        parts[dealt++ % fold.count == fold.index ? 1 : 0].push_back(*next++);
    for (std::size_t part = 0; part < 3; ++part) {
      parts[part].insert(parts[part].end(), next, next + sizes[part]);
      next += sizes[part];
    }
  }
  for (std::vector<Index>& part : parts) std::sort(part.begin(), part.end());
  return parts;
}

}  // namespace gradlab
