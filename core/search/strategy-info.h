#pragma once

#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/base/knob.h"

namespace gradlab {

/// A way to choose the next trial: what a menu and the checker need to know about it. Every strategy also has a seed.
struct StrategyInfo {
  std::string_view name;
  std::string_view label;
  std::string_view help;
  std::span<const Knob> knobs;
  bool plansAhead;  ///< no proposal depends on results, so trials can be distributed to shards
};

/// All strategies, in the order of a menu.
std::span<const StrategyInfo> strategies();
std::span<const Entry> strategyEntries();

}  // namespace gradlab
