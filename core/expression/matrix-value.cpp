#include "core/expression/matrix-value.h"

#include <cmath>

namespace gradlab {

std::string shapeText(Shape shape) { return std::to_string(shape.rows) + " x " + std::to_string(shape.cols); }

std::optional<Matrix<double>> readMatrix(const Value& value, const std::string& path, Problems& problems) {
  const auto refuse = [&](std::string code, std::string message) -> std::optional<Matrix<double>> {
    problems.push_back({path, std::move(code), {}, std::move(message)});
    return std::nullopt;
  };
  if (const double* const number = value.number()) {
    if (!std::isfinite(*number)) return refuse("not-finite", "must be a finite number");
    return Matrix<double>::Constant(1, 1, *number);
  }
  const Value::Array* const rows = value.array();
  const Value::Array* const first = rows == nullptr || rows->empty() ? nullptr : rows->front().array();
  if (first == nullptr || first->empty())
    return refuse("not-a-matrix",
                  "must be a number or a matrix, a list of rows: [[1, 2]] is one row, [[1], [2]] one column");
  Matrix<double> matrix(static_cast<Index>(rows->size()), static_cast<Index>(first->size()));
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Value::Array* const row = (*rows)[i].array();
    if (row == nullptr || row->size() != first->size())
      return refuse("uneven-rows", "row " + std::to_string(i + 1) + " must be a list of " +
                                       std::to_string(first->size()) + (first->size() == 1 ? " number" : " numbers") +
                                       ", as the first row is");
    for (std::size_t j = 0; j < row->size(); ++j) {
      const double* const number = (*row)[j].number();
      if (number == nullptr || !std::isfinite(*number))
        return refuse("not-finite", "must hold finite numbers; row " + std::to_string(i + 1) + ", column " +
                                        std::to_string(j + 1) + " is none");
      matrix(static_cast<Index>(i), static_cast<Index>(j)) = *number;
    }
  }
  return matrix;
}

Value matrixValue(const ConstView<double>& matrix) {
  if (matrix.size() == 1) return matrix(0);
  Value::Array rows;
  for (Index i = 0; i < matrix.rows(); ++i) {
    Value::Array row;
    for (Index j = 0; j < matrix.cols(); ++j) row.emplace_back(matrix(i, j));
    rows.emplace_back(std::move(row));
  }
  return rows;
}

}  // namespace gradlab
