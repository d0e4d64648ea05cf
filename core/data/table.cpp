#include "core/data/table.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/data/number.h"
#include "core/data/text.h"

namespace gradlab {

namespace {

/// Removes the text up to the next `separator` and the separator; returns that text.
std::string_view takeUntil(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

Problem refusal(Index line, std::string message) {
  return {"",
          "broken-file",
          {{"line", static_cast<double>(line)}},
          "line " + std::to_string(line) + ": " + std::move(message)};
}

/// Reads the numbers of one line into `cells`; false unless the line has exactly as many.
bool readLine(std::string_view line, char separator, std::vector<double>& cells) {
  for (double& cell : cells) {
    if (line.empty()) return false;
    const auto number = parseNumber(takeUntil(line, separator));
    if (!number || !std::isfinite(*number)) return false;
    cell = *number;
  }
  return line.empty();
}

bool isClass(double label, std::size_t classes) {
  return label >= 0 && label < static_cast<double>(classes) && label == std::floor(label);
}

}  // namespace

Parsed parseTable(const Source& source, TableLayout layout, std::string_view text) {
  Dataset dataset;
  dataset.features.assign(source.features.begin(), source.features.end());
  dataset.classes.assign(source.classes.begin(), source.classes.end());
  const auto features = static_cast<Index>(source.features.size());
  dataset.x.resize(features, source.rows);

  Index line = 1;
  if (layout.firstLine) {
    takeUntil(text, '\n');
    ++line;
  }
  std::vector<double> cells(source.features.size() + 1);
  for (Index row = 0; row < source.rows; ++row, ++line) {
    if (trimmed(text).empty())
      return {{},
              {refusal(line,
                       "the file ends after " + std::to_string(row) + " of " + std::to_string(source.rows) + " rows")}};
    if (!readLine(trimmed(takeUntil(text, '\n')), layout.separator, cells))
      return {{}, {refusal(line, "there are not exactly " + std::to_string(cells.size()) + " numbers")}};
    if (!source.isRegression() && !isClass(cells.back(), source.classes.size()))
      return {
          {},
          {refusal(line, "the last number is not one of the " + std::to_string(source.classes.size()) + " classes")}};
    dataset.x.col(row) = Eigen::Map<const Eigen::VectorXd>(cells.data(), features);
    dataset.y.push_back(cells.back());
  }
  if (!trimmed(text).empty())
    return {{}, {refusal(line, "there are more than " + std::to_string(source.rows) + " rows")}};
  return {std::move(dataset), {}};
}

}  // namespace gradlab
