#pragma once

#include <string>

#include "core/search/row.h"

namespace gradlab {

/// What in a row's params does not fit the space that it is said to come from, as in `optimizer.lr must be from 0.001
/// to 1, not 5`; empty when all do. A row of one-at-a-time may have values of the base, wherever they lie.
std::string misfitOf(const Sweep& sweep, const Row& row);

/// Where params differ from those that a search gives the same trial: `optimizer.lr is 0.5 and should be 0.3`; empty
/// when nowhere.
std::string differenceOf(const Value::Object& params, const Value::Object& expected);

}  // namespace gradlab
