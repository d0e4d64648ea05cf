#pragma once

#include <cstdint>

namespace gradlab::rule {

/// What an update needs besides the knobs of its rule.
struct Update {
  double lr;          ///< the rate for these elements
  double unscaledLr;  ///< the rate of the schedule, without the factor of this group (RateGroup)
  std::int64_t t;     ///< counted from 1
};

}  // namespace gradlab::rule
