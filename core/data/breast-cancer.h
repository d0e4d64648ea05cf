#pragma once

#include "core/data/table.h"

namespace gradlab {

inline constexpr std::string_view kBreastCancerFeatures[] = {
    "mean radius",       "mean texture",    "mean perimeter",       "mean area",      "mean smoothness",
    "mean compactness",  "mean concavity",  "mean concave points",  "mean symmetry",  "mean fractal dimension",
    "radius error",      "texture error",   "perimeter error",      "area error",     "smoothness error",
    "compactness error", "concavity error", "concave points error", "symmetry error", "fractal dimension error",
    "worst radius",      "worst texture",   "worst perimeter",      "worst area",     "worst smoothness",
    "worst compactness", "worst concavity", "worst concave points", "worst symmetry", "worst fractal dimension"};
inline constexpr std::string_view kBreastCancerClasses[] = {"malignant", "benign"};

/// 569 tumours, described by the shape of their cell nuclei: the Wisconsin diagnostic set (Street, Wolberg and
/// Mangasarian, 1993).
inline constexpr SourceInfo breastCancerSource{
    .name = "breast-cancer",
    .label = "Breast cancer",
    .help = "Malignant or benign, by thirty measures of cell nuclei. Columns range from 0 to 4254.",
    .features = kBreastCancerFeatures,
    .classes = kBreastCancerClasses,
    .range = {0, 4254},
    .noise = {},
    .knobs = {},
    .rows = 569,
    .file = "breast-cancer.csv",
    .parse = parseHeadedTable};

}  // namespace gradlab
