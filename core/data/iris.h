#pragma once

#include "core/data/table.h"

namespace gradlab {

inline constexpr std::string_view kIrisFeatures[] = {"sepal length (cm)", "sepal width (cm)", "petal length (cm)",
                                                     "petal width (cm)"};
inline constexpr std::string_view kIrisClasses[] = {"setosa", "versicolor", "virginica"};

/// 150 flowers of three species (Fisher, 1936).
inline constexpr SourceInfo irisSource{
    .name = "iris",
    .label = "Iris",
    .help = "Three species of iris by the size of their leaves; two of them overlap.",
    .features = kIrisFeatures,
    .classes = kIrisClasses,
    .range = {0.1, 7.9},
    .noise = {},
    .knobs = {},
    .rows = 150,
    .file = "iris.csv",
    .parse = parseHeadedTable};

}  // namespace gradlab
