#pragma once

#include <cstdint>

namespace gradlab::rule {

/// What an update needs to know besides numbers of its own.
struct Update {
  double lr;          ///< the rate for these elements
  double unscaledLr;  ///< the rate that the schedule gave, where `lr` has a factor for this part of a network
  std::int64_t t;     ///< counted from 1
};

}  // namespace gradlab::rule
