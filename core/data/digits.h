#pragma once

#include "core/data/table.h"

namespace gradlab {

inline constexpr std::string_view kDigitsFeatures[] = {
    "row 0 column 0", "row 0 column 1", "row 0 column 2", "row 0 column 3", "row 0 column 4", "row 0 column 5",
    "row 0 column 6", "row 0 column 7", "row 1 column 0", "row 1 column 1", "row 1 column 2", "row 1 column 3",
    "row 1 column 4", "row 1 column 5", "row 1 column 6", "row 1 column 7", "row 2 column 0", "row 2 column 1",
    "row 2 column 2", "row 2 column 3", "row 2 column 4", "row 2 column 5", "row 2 column 6", "row 2 column 7",
    "row 3 column 0", "row 3 column 1", "row 3 column 2", "row 3 column 3", "row 3 column 4", "row 3 column 5",
    "row 3 column 6", "row 3 column 7", "row 4 column 0", "row 4 column 1", "row 4 column 2", "row 4 column 3",
    "row 4 column 4", "row 4 column 5", "row 4 column 6", "row 4 column 7", "row 5 column 0", "row 5 column 1",
    "row 5 column 2", "row 5 column 3", "row 5 column 4", "row 5 column 5", "row 5 column 6", "row 5 column 7",
    "row 6 column 0", "row 6 column 1", "row 6 column 2", "row 6 column 3", "row 6 column 4", "row 6 column 5",
    "row 6 column 6", "row 6 column 7", "row 7 column 0", "row 7 column 1", "row 7 column 2", "row 7 column 3",
    "row 7 column 4", "row 7 column 5", "row 7 column 6", "row 7 column 7"};
inline constexpr std::string_view kDigitsClasses[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

/// 1797 handwritten digits as 8 x 8 grey images, row by row (Alpaydin and Kaynak, 1998).
inline constexpr SourceInfo digitsSource{
    .name = "digits",
    .label = "Digits",
    .help = "Handwritten digits as 8 x 8 grey pixels from 0 to 16: small pictures, ten classes.",
    .features = kDigitsFeatures,
    .classes = kDigitsClasses,
    .range = {0, 16},
    .noise = {},
    .knobs = {},
    .rows = 1797,
    .file = "digits.csv",
    .parse = [](const Source& source, std::string_view text) {
      return parseTable(source, {',', false}, text);
    }};

}  // namespace gradlab
