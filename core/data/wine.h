#pragma once

#include "core/data/table.h"

namespace gradlab {

inline constexpr std::string_view kWineFeatures[] = {
    "alcohol",         "malic acid",      "ash",        "alcalinity of ash",
    "magnesium",       "total phenols",   "flavanoids", "nonflavanoid phenols",
    "proanthocyanins", "color intensity", "hue",        "OD280/OD315 of diluted wines",
    "proline"};
inline constexpr std::string_view kWineClasses[] = {"class_0", "class_1", "class_2"};

/// 178 wines of three growers, described by chemical analysis (Forina and others, 1988).
inline constexpr SourceInfo wineSource{
    .name = "wine",
    .label = "Wine",
    .help = "Three growers by chemical analysis. Columns range from 0.1 to 1680: see what preprocessing is worth.",
    .features = kWineFeatures,
    .classes = kWineClasses,
    .range = {0.13, 1680},
    .noise = {},
    .knobs = {},
    .rows = 178,
    .file = "wine.csv",
    .parse = parseHeadedTable};

}  // namespace gradlab
