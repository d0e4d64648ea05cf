#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/experiment/descent.h"

namespace gradlab {

/// Requests that were checked, done; there are no problems.

std::unique_ptr<const Surface> makeLandscape(const Landscape& landscape);

Path descend(const CheckedDescent& asked);

/// Of Path::buffers, in the letters of the rule's formula or of the text.
std::vector<std::string> bufferNames(const CheckedDescent& asked);

/// The value at each point, x fastest, both ends included.
std::vector<double> valuesOn(const CheckedGrid& grid);

/// The loss after the last step for each rate: the mean over seeds that follow each other, NaN where one of them
/// diverged.
std::vector<double> tune(const CheckedTuning& tuning);

/// Of numbers that may be NaN; -1 when all are.
Index indexOfLeast(std::span<const double> numbers);

}  // namespace gradlab
