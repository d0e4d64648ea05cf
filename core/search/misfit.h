#pragma once

#include <string>

#include "core/search/row.h"

namespace gradlab {

/// The first param of a row that does not fit the space of the sweep, as in `optimizer.lr must be from 0.001 to 1, not
/// 5`; empty if all fit. A row of one-at-a-time may have any values, since those of the base may lie outside the space.
std::string misfitOf(const Sweep& sweep, const Row& row);

/// The first difference between the params of a row and those of the same trial in the search, as in `optimizer.lr is
/// 0.5 and should be 0.3`; empty if there is none.
std::string differenceOf(const Value::Object& params, const Value::Object& expected);

}  // namespace gradlab
