#include "core/train/evaluator.h"

#include <cmath>

namespace gradlab {

Score Evaluator::score(const Part& part) {
  if (part.size() == 0) return {};
  const bool isRegression = part.labels.empty();
  double loss = 0;
  Index right = 0;
  over(part.x, [&](Index first, Index count) {
    const View<float> y = logits();
    if (isRegression) {
      for (Index i = 0; i < count; ++i) {
        const double error = static_cast<double>(y(0, i)) - static_cast<double>(part.y(0, first + i));
        loss += error * error;
      }
      return;
    }
    for (Index i = 0; i < count; ++i) {
      const std::int32_t label = part.labels[static_cast<std::size_t>(first + i)];
      Index best = 0;
      for (Index unit = 1; unit < y.rows(); ++unit)
        if (y(unit, i) > y(best, i)) best = unit;
      double sum = 0;
      for (Index unit = 0; unit < y.rows(); ++unit)
        sum += std::exp(static_cast<double>(y(unit, i)) - static_cast<double>(y(best, i)));
      loss += std::log(sum) + static_cast<double>(y(best, i)) - static_cast<double>(y(label, i));
      right += best == label ? 1 : 0;
    }
  });
  const auto rows = static_cast<double>(part.size());
  return {loss / rows, isRegression ? Score::none : static_cast<double>(right) / rows};
}

}  // namespace gradlab
