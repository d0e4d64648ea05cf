#include <array>

#include "core/search/strategy-info.h"

namespace gradlab {

namespace {

constexpr Knob kPoints{.name = "points",
                       .fallback = 5,
                       .min = 2,
                       .max = 1000,
                       .scale = Scale::linear,
                       .help = "Values of each number, both ends included.",
                       .integer = true,
                       .sliderMax = 12};
constexpr std::array kGrid{kPoints};
constexpr std::array kHalving{
    Knob{.name = "eta",
         .fallback = 3,
         .min = 2,
         .max = 100,
         .scale = Scale::linear,
         .help = "One trial of so many goes on to the next rung, which is so many times longer.",
         .integer = true,
         .sliderMax = 6},
    Knob{.name = "minSteps",
         .fallback = 1,
         .min = 1,
         .max = 1e7,
         .scale = Scale::log,
         .help = "Updates on the first rung. Few judge early, and may judge wrongly.",
         .integer = true,
         .sliderMax = 1000}};
constexpr std::array kTpe{Knob{.name = "startup",
                               .fallback = 10,
                               .min = 1,
                               .max = 10000,
                               .scale = Scale::linear,
                               .help = "Random trials before the first that is chosen by what the others gave.",
                               .integer = true,
                               .sliderMax = 50},
                          Knob{.name = "candidates",
                               .fallback = 24,
                               .min = 1,
                               .max = 10000,
                               .scale = Scale::linear,
                               .help = "Points drawn from where good trials lie, of which the most promising is tried.",
                               .integer = true,
                               .sliderMax = 100},
                          Knob{.name = "batch",
                               .fallback = 4,
                               .min = 1,
                               .max = 10000,
                               .scale = Scale::linear,
                               .help = "Trials that are chosen at once, and can run side by side.",
                               .integer = true,
                               .sliderMax = 16}};

constexpr std::array kStrategies{
    StrategyInfo{
        "random", "Random", "Every trial is drawn anew: as many values of each number as there are trials.", {}, true},
    StrategyInfo{"grid", "Grid", "Every combination of a few values of each dimension.", kGrid, true},
    StrategyInfo{
        "halton", "Halton", "Points that keep their distance: random's many values, without its gaps.", {}, true},
    StrategyInfo{"one-at-a-time", "One at a time", "From the base one dimension after the other is changed alone.",
                 kGrid, true},
    StrategyInfo{"halving", "Halving", "Many short trials, of which the better ones go on.", kHalving, false},
    StrategyInfo{"tpe", "TPE", "Looks where good trials lie close and bad ones do not (Bergstra and others, 2011).",
                 kTpe, false},
};

}  // namespace

std::span<const StrategyInfo> strategies() { return kStrategies; }

std::span<const Entry> strategyEntries() { return entriesOf<kStrategies>; }

}  // namespace gradlab
