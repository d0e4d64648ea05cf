#pragma once

#include "core/data/source.h"

namespace gradlab {

inline constexpr Index kCsvRows = 20000;
inline constexpr Index kCsvColumns = 256;

/// No number of a csv may be larger: squares of what is made of it must still fit in single precision's range of
/// exponents.
inline constexpr double kCsvLargest = 1e30;

/// Comma separated text: a header line, then one sample a line, all columns numbers except perhaps the last. That is
/// the target: numbers make a regression, words make classes, numbered by first appearance. Names that are missing or
/// taken are replaced. At most kCsvRows rows and kCsvColumns columns; the first few problems are listed.
Parsed parseCsv(std::string_view text);

inline constexpr Source csvSource{
    .name = "csv",
    .label = "Your own data",
    .help = "Comma separated text with a header line. The last column is the target: numbers or words.",
    .features = {},
    .classes = {},
    .range = {},
    .noise = {},
    .knobs = {},
    .parse = [](const Source&, std::string_view text) { return parseCsv(text); }};

}  // namespace gradlab
