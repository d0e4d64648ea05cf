#pragma once

#include "core/data/table.h"

namespace gradlab {

inline constexpr std::string_view kDiabetesFeatures[] = {"age",
                                                         "sex",
                                                         "body mass index",
                                                         "blood pressure",
                                                         "total cholesterol",
                                                         "low-density lipoproteins",
                                                         "high-density lipoproteins",
                                                         "cholesterol / HDL",
                                                         "log triglycerides",
                                                         "blood sugar"};

/// 442 patients and how far the disease progressed within a year, from 25 to 346 (Efron and others, 2004).
inline constexpr SourceInfo diabetesSource{
    .name = "diabetes",
    .label = "Diabetes",
    .help = "How far the disease goes in a year, by ten measures: noisy, and few rows, so that hidden layers overfit.",
    .features = kDiabetesFeatures,
    .classes = {},
    .range = {1, 301},
    .noise = {},
    .knobs = {},
    .rows = 442,
    .file = "diabetes.txt",
    .parse = [](const Source& source, std::string_view text) {
      return parseTable(source, {' ', false}, text);
    }};

}  // namespace gradlab
