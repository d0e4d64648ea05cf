#pragma once

#include <optional>
#include <span>
#include <variant>

#include "core/base/value.h"
#include "core/search/sweep.h"
#include "core/search/trial-plan.h"

namespace gradlab {

/// One line of the table of a sweep: a trial, or one rung of it. Losses, accuracy and metric are means over its
/// trainings.
struct Row {
  Index trial = 0;
  std::optional<Index> rung;
  Value::Object params;
  Index steps = 0;
  std::optional<double> metric;
  std::optional<double> spread;  ///< sample standard deviation of the metric; nothing for a single training
  std::optional<double> trainLoss, validLoss, validAccuracy;
  Value diverged;  ///< null, or {step, layer, parameter, quantity, lr}
  double milliseconds = 0;
  Value refused;  ///< null, or the problems as a list

  bool isFinite() const { return metric.has_value(); }
};

/// The row of a plan, from the measurements of its trainings, in their order.
Row rowOf(const Sweep& sweep, const TrialPlan& plan, std::span<const Measured> measured, double milliseconds);

/// Converts a row to a line of the table, and back. A wrong line gives a message instead.
Value toValue(const Row& row);
std::variant<Row, std::string> rowFrom(const Value& line);

/// A list of {path, code, params, message}.
Value toValue(const Problems& problems);

}  // namespace gradlab
